import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Mail20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import type { InvoiceMessage } from "#shared/wire/message.ts";
import { Notice } from "../../../../components/notice.tsx";
import { useServices } from "../../../state/services.ts";
import { ProblemNotice } from "../../problem-notice.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { alignSelf: "start", overflowWrap: "anywhere" },
  reason: { color: tokens.colorNeutralForeground2 },
});

/** Sends the message to whoever looks at it, and to nobody else. */
export function TestMessage(props: { invoiceId: string; test: InvoiceMessage["test"] }) {
  const styles = useStyles();
  const { address, permission } = props.test;
  const { api } = useServices();
  const send = useMutation({ mutationFn: () => api.sendTestMessage(props.invoiceId) });
  return (
    <div className={styles.part}>
      {send.data && (
        <Notice tone="success">
          {`Sent to ${send.data.address} only, as “${send.data.subject}”.`}
        </Notice>
      )}
      {send.error && (
        <ProblemNotice error={send.error} unchanged="Nothing has gone to the client." />
      )}
      <Button
        className={styles.button}
        icon={<Mail20Regular />}
        disabledFocusable={!permission.allowed || send.isPending}
        aria-describedby={permission.allowed ? undefined : "test-block"}
        onClick={() => send.mutate()}
      >
        {send.isPending ? "Sending a test …" : `Send a test to me (${address})`}
      </Button>
      {permission.reason !== null && (
        <div id="test-block" className={styles.reason}>
          {permission.reason}
        </div>
      )}
    </div>
  );
}
