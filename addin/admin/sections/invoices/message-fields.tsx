import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { languages } from "#shared/language.ts";
import { letterWords } from "#shared/letter.ts";
import { placeholders } from "#shared/message-template.ts";
import type { Language } from "#shared/language.ts";
import type { MessageTemplate } from "#shared/message-template.ts";
import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import { languageNames } from "../language-names.ts";
import type { SettingsValues } from "./settings-values.ts";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 300px), 1fr))",
    gap: tokens.spacingHorizontalXL,
    alignItems: "start",
  },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  preview: {
    margin: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
  },
  caption: { color: tokens.colorNeutralForeground2, marginBottom: tokens.spacingVerticalS },
  subject: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, marginTop: tokens.spacingVerticalS, whiteSpace: "pre-wrap" },
});

/** The message of each language, beside how it reads when it is sent. */
export function MessageFields({ form }: { form: EditForm<SettingsValues> }) {
  const styles = useStyles();
  const firm = useMe()?.firm;
  const [language, setLanguage] = useState<Language>(firm?.defaultLanguage ?? "en");
  const { messages } = form.values;
  const message = messages[language];
  const put = (part: Partial<MessageTemplate>) =>
    form.change({ messages: { ...messages, [language]: { ...message, ...part } } });
  const elsewhere = languages.find(
    (one) => one !== language && form.problemOf(`messages/${one}`) !== undefined,
  );
  const sample = letterWords({
    language,
    template: message,
    firmName: firm?.name ?? "",
    clientName: "Harbour Dental Ltd",
    number: "INV-1042",
    dueDate: "2026-12-24",
    grossMinor: 123_450,
    currency: firm?.currency ?? "GBP",
  });
  return (
    <Block
      title="Messages"
      text={`In place of ${placeholders.map((name) => `{${name}}`).join(", ")} stands what the invoice says.`}
    >
      <ChoiceField
        label="Language of the message"
        value={language}
        options={languages.map((value) => ({ value, text: languageNames[value] }))}
        problem={
          elsewhere && `The message in ${languageNames[elsewhere]} is not saved either: look there.`
        }
        onChange={setLanguage}
      />
      <div className={styles.columns}>
        <div className={styles.fields}>
          <TextField
            label="Subject"
            value={message.subject}
            problem={form.problemOf(`messages/${language}/subject`)}
            onChange={(subject) => put({ subject })}
          />
          <TextField
            label="Text"
            lines={9}
            value={message.text}
            problem={form.problemOf(`messages/${language}/text`)}
            onChange={(text) => put({ text })}
          />
        </div>
        <figure className={styles.preview}>
          <figcaption className={styles.caption}>As a client would read it</figcaption>
          <p className={styles.subject} lang={language}>
            {sample.subject}
          </p>
          <p className={styles.text} lang={language}>
            {sample.text}
          </p>
        </figure>
      </div>
    </Block>
  );
}
