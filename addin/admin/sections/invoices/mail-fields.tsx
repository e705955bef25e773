import { Notice } from "../../../components/notice.tsx";
import { Block } from "../../parts/admin-page.tsx";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import type { SettingsValues } from "./settings-values.ts";

/** From whom mail comes, and how fast it goes out; the mail server itself is the environment's. */
export function MailFields(props: { form: EditForm<SettingsValues>; mailConfigured: boolean }) {
  const { values, change, problemOf } = props.form;
  return (
    <Block title="Mail">
      {props.mailConfigured ? (
        <Notice tone="success">The server has a mail server, so invoices can be sent.</Notice>
      ) : (
        <Notice tone="warning" title="No mail server yet">
          Invoices can be exported, but not sent. Whoever runs the server names a mail server in its
          settings.
        </Notice>
      )}
      <FieldGrid>
        <TextField
          label="Sender’s name"
          value={values.fromName}
          problem={problemOf("fromName")}
          onChange={(fromName) => change({ fromName })}
        />
        <TextField
          label="Sender’s address"
          type="email"
          value={values.fromAddress}
          problem={problemOf("fromAddress")}
          onChange={(fromAddress) => change({ fromAddress })}
        />
        <TextField
          label="Replies go to"
          type="email"
          hint="The sender’s address, unless another is given."
          value={values.replyTo}
          problem={problemOf("replyTo")}
          onChange={(replyTo) => change({ replyTo })}
        />
        <TextField
          label="Hidden copy of every message"
          type="email"
          value={values.bcc}
          problem={problemOf("bcc")}
          onChange={(bcc) => change({ bcc })}
        />
        <TextField
          label="Seconds before sending begins"
          size="short"
          hint="0 to 600. Until then a posting can be taken back."
          value={values.holdBackSeconds}
          problem={problemOf("holdBackSeconds")}
          onChange={(holdBackSeconds) => change({ holdBackSeconds })}
        />
        <TextField
          label="Messages a minute"
          size="short"
          hint="1 to 600 at most. Many mail servers refuse more than their limit."
          value={values.mailsPerMinute}
          problem={problemOf("mailsPerMinute")}
          onChange={(mailsPerMinute) => change({ mailsPerMinute })}
        />
      </FieldGrid>
    </Block>
  );
}
