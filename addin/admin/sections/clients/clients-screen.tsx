import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUploadRegular, ContactCardGroupRegular, SearchRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { EmptyState } from "../../../components/empty-state.tsx";
import { MoreMenu } from "../../../components/more-menu.tsx";
import { useMe } from "../../../session/kept-answers.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { Answer } from "../../parts/answer.tsx";
import { useClientPages } from "./client-queries.ts";
import { ClientTable } from "./client-table.tsx";
import { Notices } from "./notices.tsx";
import { RegainDialog } from "./regain-dialog.tsx";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  search: { maxWidth: "480px" },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
});

const typingPauseMs = 250;

/** The list of clients, and the ways to more of them. */
export function ClientsScreen({ title }: { title: string }) {
  const styles = useStyles();
  const isAdmin = useMe()?.rights.admin === true;
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [regaining, setRegaining] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <AdminPage
      title={title}
      purpose="Whom the firm bills, and who may know of whom."
      actions={
        <div className={styles.actions}>
          <Button as="a" appearance="primary" href="#/clients/new">
            New client
          </Button>
          {isAdmin && (
            <>
              <Button as="a" icon={<ArrowUploadRegular />} href="#/clients/import">
                Import a list
              </Button>
              <MoreMenu
                label="More about clients"
                entries={[
                  {
                    type: "action",
                    text: "Regain clients without a team",
                    onChoose: () => setRegaining(true),
                  },
                ]}
              />
            </>
          )}
        </div>
      }
    >
      <Notices />
      <Field label="Find a client" className={styles.search}>
        <Input
          type="search"
          value={typed}
          contentBefore={<SearchRegular aria-hidden />}
          placeholder="Name, code or another spelling"
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <Found search={search} />
      {regaining && <RegainDialog onClose={() => setRegaining(false)} />}
    </AdminPage>
  );
}

function Found({ search }: { search: string }) {
  const styles = useStyles();
  const pages = useClientPages(search);
  return (
    <Answer query={pages} loading="The clients are loading">
      {({ pages: [first, ...others] }) => {
        const clients = [first, ...others].flatMap((page) => page?.clients ?? []);
        const count = first?.count ?? 0;
        if (count === 0) return <NothingFound search={search} />;
        return (
          <div className={styles.list}>
            <ClientTable clients={clients} />
            <div className={styles.foot}>
              {pages.hasNextPage && (
                <Button
                  disabledFocusable={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {pages.isFetchingNextPage ? "Loading" : "Show more"}
                </Button>
              )}
              <span role="status">
                {clients.length === count
                  ? count === 1
                    ? "1 client"
                    : `${count} clients`
                  : `${clients.length} of ${count} clients`}
              </span>
            </div>
          </div>
        );
      }}
    </Answer>
  );
}

function NothingFound({ search }: { search: string }) {
  if (search !== "") {
    return (
      <EmptyState icon={<SearchRegular />} title="No client found">
        {`Nothing is known to you under “${search}”.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ContactCardGroupRegular />} title="No clients yet">
      Import the list that you have, or make them one by one. In Excel, accountants can also make
      one for a row whose client is not known.
    </EmptyState>
  );
}
