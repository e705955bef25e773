import { makeStyles } from "@fluentui/react-components";
import type { LedgerFormatView } from "#shared/wire/export-format.ts";
import { Notice } from "../../../components/notice.tsx";

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: "20px" } });

/** What an export would be refused for, or that nothing is missing. */
export function MissingMappings({ format }: { format: LedgerFormatView }) {
  const styles = useStyles();
  if (format.missing.length === 0) {
    return (
      <Notice tone="success">
        Everything that the firm uses has its counterpart in {format.name}.
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={`What is still missing for ${format.name}`}>
      <ul className={styles.list}>
        {format.missing.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
