import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Notice } from "./notice.tsx";

const useStyles = makeStyles({
  items: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalL,
  },
});

const shownItems = 5;

/** What happened, what was not changed, what to do. */
export function ExplainedNotice(props: {
  explained: {
    title: string;
    detail: string;
    todo: string;
    items: readonly { message: string }[];
  };
  onRetry?: () => void;
  retryText?: string;
}) {
  const styles = useStyles();
  const { explained } = props;
  // What the detail says already is not said once more.
  const items = explained.items.filter(({ message }) => !explained.detail.includes(message));
  const messages = eachOnce(items.map(({ message }) => message));
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
      {messages.length > 0 && (
        <ul className={styles.items}>
          {messages.slice(0, shownItems).map((message) => (
            <li key={message}>{message}</li>
          ))}
          {messages.length > shownItems && <li>and {messages.length - shownItems} more</li>}
        </ul>
      )}
    </Notice>
  );
}

/** Many rows are often refused for the same reason; it is told once, with how often it holds. */
function eachOnce(messages: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) =>
    count === 1 ? message : `${message} (${count} times)`,
  );
}
