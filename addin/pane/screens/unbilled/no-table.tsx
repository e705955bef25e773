import { Button } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Page } from "../../../components/page.tsx";
import { useMakeTable } from "../../state/unbilled/use-make-table.ts";
import { ProblemNotice } from "../problem-notice.tsx";

/** A workbook without any table: what is needed, and the one click that makes it. */
export function NoTable() {
  const make = useMakeTable();
  return (
    <Page>
      {make.error && <ProblemNotice error={make.error} unchanged="No table was made." />}
      <EmptyState
        icon={<TableAddRegular />}
        title="This workbook has no table yet"
        action={
          <Button appearance="primary" disabled={make.isPending} onClick={() => make.mutate()}>
            Make a table from the selection
          </Button>
        }
      >
        Select a cell among the rows to bill, headers included. The pane makes a table of them and
        shows what it would bill; nothing in the cells changes.
      </EmptyState>
    </Page>
  );
}
