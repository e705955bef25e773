import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Notice } from "../../components/notice.tsx";
import { explainError } from "../state/explain.ts";

const useStyles = makeStyles({
  items: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalL,
  },
});

const shownItems = 5;

/** What happened, what was not changed, what to do; for anything that was thrown. */
export function ProblemNotice(props: {
  error: unknown;
  /** What stayed as it was, in a sentence. */
  unchanged?: string;
  onRetry?: () => void;
  retryText?: string;
}) {
  const styles = useStyles();
  const explained = explainError(props.error, props.unchanged);
  const { items } = explained;
  return (
    <Notice
      tone="error"
      title={explained.title}
      actions={
        props.onRetry && (
          <Button size="small" onClick={props.onRetry}>
            {props.retryText ?? "Try again"}
          </Button>
        )
      }
    >
      {explained.detail} {explained.todo}
      {items.length > 0 && (
        <ul className={styles.items}>
          {items.slice(0, shownItems).map(({ location, message }) => (
            <li key={location + message}>{message}</li>
          ))}
          {items.length > shownItems && <li>and {items.length - shownItems} more</li>}
        </ul>
      )}
    </Notice>
  );
}
