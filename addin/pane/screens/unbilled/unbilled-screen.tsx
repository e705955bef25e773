import { Button } from "@fluentui/react-components";
import { DocumentTableRegular, PlugDisconnectedRegular } from "@fluentui/react-icons";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Page } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { useSheetAccess } from "../../state/services.ts";
import { useUnbilled } from "../../state/unbilled/use-unbilled.ts";
import { NoTable } from "./no-table.tsx";
import { ProblemNotice } from "../problem-notice.tsx";
import { TablePage } from "./table-page.tsx";
import { WaitingForExcel } from "./waiting-for-excel.tsx";

/** What the open sheet would be billed as. */
export function UnbilledScreen() {
  const access = useSheetAccess();
  const unbilled = useUnbilled();
  const { tables, chosen } = unbilled;
  switch (access.status) {
    case "starting":
      return (
        <Page>
          <SkeletonRows label="Excel is starting the pane" rows={5} />
        </Page>
      );
    case "no-host":
      return (
        <EmptyState icon={<DocumentTableRegular />} title="Open this pane in Excel">
          Billing Runs reads the rows to bill from the open workbook. Here is no Excel; the Runs tab
          works all the same.
        </EmptyState>
      );
    case "no-answer":
      return (
        <EmptyState
          icon={<PlugDisconnectedRegular />}
          title="Excel did not answer"
          action={
            <Button appearance="primary" onClick={() => location.reload()}>
              Reload the pane
            </Button>
          }
        >
          The pane could not reach the workbook. Your sheet was not touched.
        </EmptyState>
      );
    case "open":
      break;
  }
  if (tables.isPending) {
    return (
      <Page>
        <WaitingForExcel reason={tables.failureReason} />
        <SkeletonRows label="The workbook's tables are being read" rows={5} />
      </Page>
    );
  }
  if (tables.error) {
    return (
      <Page>
        <ProblemNotice
          error={tables.error}
          unchanged="Your sheet was not touched."
          onRetry={() => void tables.refetch()}
        />
      </Page>
    );
  }
  if (!chosen) return <NoTable />;
  return <TablePage unbilled={unbilled} table={chosen} />;
}
