import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import type { InvoiceMessage as Message } from "#shared/wire/message.ts";
import { formatFileSize } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { Notice } from "../../../../components/notice.tsx";
import { SkeletonRows } from "../../../../components/skeleton.tsx";
import { Tabs } from "../../../../components/tabs.tsx";
import { keys } from "../../../state/server-queries.ts";
import { useServices } from "../../../state/services.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { TestMessage } from "./test-message.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: "anywhere" },
  subject: { fontWeight: tokens.fontWeightSemibold },
  body: {
    boxSizing: "border-box",
    display: "block",
    width: "100%",
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // Mail programs show it on white, in a dark pane too.
  html: { height: "260px", backgroundColor: "#ffffff", colorScheme: "light" },
  text: {
    padding: tokens.spacingHorizontalM,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

const looks = [
  { value: "html", text: "Formatted" },
  { value: "text", text: "Plain text" },
] as const;

/** The mail with which an invoice goes to its client, and a test of it to oneself. */
export function InvoiceMessage({ invoice }: { invoice: InvoiceDetail }) {
  const { api } = useServices();
  const message = useQuery({
    queryKey: keys.message(invoice.id, invoice.version),
    queryFn: ({ signal }) => api.invoiceMessage(invoice.id, signal),
    // It is of the firm's texts too, which others change.
    staleTime: 0,
  });
  if (message.error) {
    return <ProblemNotice error={message.error} onRetry={() => void message.refetch()} />;
  }
  if (!message.data) return <SkeletonRows label="The message is being written" rows={8} />;
  return (
    <>
      <Notice tone="info">{wordsOf(message.data, invoice)}</Notice>
      <Facts message={message.data} />
      <Body message={message.data} />
      <TestMessage invoiceId={invoice.id} test={message.data.test} />
    </>
  );
}

function wordsOf({ state, byHand }: Message, { number, grossMinor }: InvoiceDetail): string {
  if (state !== null) return stateWords[state];
  if (grossMinor === 0) return "There is nothing to pay, so no mail is sent. It would be this one.";
  if (byHand) return "It is delivered by hand, so no mail is sent. It would be this one.";
  return number === null
    ? "This is the mail as it would be sent now; the number is given with posting."
    : "No mail of this invoice has been sent. It would be this one.";
}

const stateWords: Record<NonNullable<Message["state"]>, string> = {
  queued: "This is the mail that is waiting to be sent.",
  sending: "This is the mail that is being sent.",
  sent: "This is the mail that was sent.",
  failed: "This is the mail that could not be delivered. Another attempt sends the same.",
  "in-doubt": "This is the mail of which it is in doubt whether it arrived.",
  settled: "The invoice was delivered by hand instead of this mail.",
};

function Facts({ message }: { message: Message }) {
  const styles = useStyles();
  const locale = useLocale();
  const { from, attachment } = message;
  const sender = from.address === "" ? "no address yet" : from.address;
  const facts: [string, string][] = [
    ["From", `${from.name} (${sender})`],
    ["Reply to", message.replyTo],
    ["To", message.to.join(", ") || "No address yet"],
    ["Cc", message.cc.join(", ")],
    ["Bcc", message.bcc],
    ["Attached", `${attachment.fileName}, ${formatFileSize(attachment.sizeBytes, locale)}`],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      <Fact label="Subject" strong>
        {message.subject}
      </Fact>
    </dl>
  );
}

function Fact(props: { label: string; strong?: boolean; children: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>{props.label}</dt>
      <dd className={styles.value}>
        {props.strong ? <span className={styles.subject}>{props.children}</span> : props.children}
      </dd>
    </>
  );
}

function Body({ message }: { message: Message }) {
  const styles = useStyles();
  const [look, setLook] = useState<(typeof looks)[number]["value"]>("html");
  return (
    <div>
      <Tabs label="Forms of the message" tabs={looks} chosen={look} small onChoose={setLook} />
      {look === "html" ? (
        // An origin of its own without scripts, forms or links: whatever a text holds, it is looked at only.
        <iframe
          title="The message as mail programs show it"
          className={mergeClasses(styles.body, styles.html)}
          sandbox=""
          srcDoc={message.html}
        />
      ) : (
        <div
          role="region"
          aria-label="The message as plain text"
          className={mergeClasses(styles.body, styles.text)}
        >
          {message.text}
        </div>
      )}
    </div>
  );
}
