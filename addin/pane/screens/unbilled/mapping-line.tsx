import { Button } from "@fluentui/react-components";
import {
  CheckmarkCircle20Regular,
  ChevronRight16Regular,
  Warning20Filled,
} from "@fluentui/react-icons";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { RowButton } from "../../../components/row-button.tsx";
import { missingColumns } from "../../../workbook/mapping/fields.ts";
import { mappingCounts } from "../../state/unbilled/mapping-counts.ts";
import { useSession } from "../../../session/base-services.ts";
import { useOpen } from "../../state/pane-context.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

const missingWords = {
  client: "a client (or a client code)",
  value: "an amount (or a quantity and a rate)",
} as const;

/** How far the columns were understood; opens the mapping. */
export function MappingLine({ unbilled }: { unbilled: Unbilled }) {
  const open = useOpen();
  const locale = useLocale();
  const signedIn = useSession().status === "signed-in";
  const { mapping } = unbilled;
  if (mapping === null) return null;
  const missing = missingColumns(mapping, unbilled.hasRateCard);
  // the firm's rates are known to whoever is signed in
  const pricedOnceSignedIn =
    !signedIn && mapping.quantity.column !== null && !missing.includes("client");
  if (missing.length > 0) {
    return (
      <Notice
        tone="warning"
        title="The columns are not clear yet"
        actions={
          <Button appearance="primary" size="small" onClick={() => open({ screen: "mapping" })}>
            Choose the columns
          </Button>
        }
      >
        To bill from this table the pane needs{" "}
        {missing.map((lack) => missingWords[lack]).join(" and ")}. Say which column has it, or
        choose another table.
        {pricedOnceSignedIn && " Sign in to price hours by the firm’s rates."}
      </Notice>
    );
  }
  const { recognised, unsure } = mappingCounts(mapping);
  return (
    <RowButton
      start={
        unsure > 0 ? <Warning20Filled aria-hidden /> : <CheckmarkCircle20Regular aria-hidden />
      }
      first={
        unsure > 0
          ? `${counted(unsure, "column", "columns", locale)} to check`
          : `${counted(recognised, "column", "columns", locale)} recognised`
      }
      end={<ChevronRight16Regular aria-hidden />}
      onClick={() => open({ screen: "mapping" })}
    />
  );
}
