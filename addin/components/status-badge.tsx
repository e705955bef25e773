import { Badge } from "@fluentui/react-components";
import type { BadgeProps } from "@fluentui/react-components";
import type { InvoiceStatus } from "#shared/wire/invoice.ts";
import type { PostingProgress, RunStatus } from "#shared/wire/run.ts";

type Colour = NonNullable<BadgeProps["color"]>;

function Status(props: { colour: Colour; text: string }) {
  const quiet = props.colour === "informative";
  return (
    <Badge
      appearance={quiet ? "outline" : "tint"}
      color={props.colour}
      size="medium"
      style={{ flexShrink: 0, whiteSpace: "nowrap" }}
    >
      {props.text}
    </Badge>
  );
}

const runLooks: Record<RunStatus, [Colour, string]> = {
  draft: ["informative", "Draft"],
  posting: ["brand", "Posting"],
  posted: ["success", "Posted"],
};

/** The word says it; the colour only repeats it. */
export function RunBadge(props: { status: RunStatus; progress: PostingProgress | null }) {
  if (props.status === "posting" && props.progress?.state === "attention") {
    return <Status colour="warning" text="Needs attention" />;
  }
  const [colour, text] = runLooks[props.status];
  return <Status colour={colour} text={text} />;
}

const invoiceLooks: Record<InvoiceStatus, [Colour, string]> = {
  draft: ["informative", "Draft"],
  approved: ["brand", "Approved"],
  "awaiting-payment": ["brand", "Awaiting payment"],
  exported: ["success", "Exported"],
  paid: ["success", "Paid"],
  voided: ["danger", "Voided"],
  credited: ["warning", "Credited"],
};

/** A draft that somebody did not approve says so. */
export function InvoiceBadge(props: { status: InvoiceStatus; rejected: boolean }) {
  if (props.rejected) return <Status colour="danger" text="Rejected" />;
  const [colour, text] = invoiceLooks[props.status];
  return <Status colour={colour} text={text} />;
}
