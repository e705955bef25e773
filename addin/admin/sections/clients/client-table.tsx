import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ClientSummary, NamedClient } from "#shared/wire/client.ts";
import { RecordTable } from "../../parts/record-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { clientAddress, sightWords } from "./client-words.ts";

const useStyles = makeStyles({
  code: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

type Row = ClientSummary | NamedClient;

const columns: readonly Column<Row>[] = [
  { title: "Client", cell: (client) => <NameCell client={client} /> },
  { title: "Who sees it", cell: sightWords },
  {
    title: "Invoices go to",
    cell: (client) =>
      client.sight === "name" ? "" : client.emailTo.join(", ") || "No address yet",
  },
  {
    title: "Paid by",
    cell: (client) => (client.sight === "name" ? "" : (client.billTo?.name ?? "Itself")),
  },
];

export function ClientTable({ clients }: { clients: readonly Row[] }) {
  return (
    <RecordTable
      label="Clients"
      rows={clients}
      rowKey={({ id }) => id}
      columns={columns}
      isQuiet={({ sight }) => sight === "name"}
    />
  );
}

function NameCell({ client }: { client: Row }) {
  const styles = useStyles();
  if (client.sight === "name") return <span>{client.name}</span>;
  return (
    <>
      <Link href={clientAddress(client.id)} className={styles.name}>
        {client.name}
      </Link>
      {client.code !== "" && <div className={styles.code}>{client.code}</div>}
    </>
  );
}
