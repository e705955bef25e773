import { letterWords } from "#shared/letter.ts";
import type { LetterFacts } from "#shared/letter.ts";
import type { Firm } from "../../storage/firm/firm.ts";
import type { KeptLetter } from "./compose-message.ts";

/** The invoice that a letter is about. */
export type LetterSubject = Omit<LetterFacts, "template" | "firmName">;

/** The letter of an invoice by the firm's settings of now; `date` is when it is written. */
export function writeLetter(firm: Firm, about: LetterSubject, date: string): KeptLetter {
  const { language } = about;
  const { fromName, fromAddress, replyTo, bcc, name: firmName } = firm;
  const template = firm.messages[language] ?? firm.messages[firm.defaultLanguage];
  if (template === undefined) throw new Error("The firm has no message to send.");
  return {
    fromName: fromName === "" ? firmName : fromName,
    fromAddress,
    replyTo,
    bcc,
    ...letterWords({ ...about, language, template, firmName }),
    date,
    language,
  };
}
