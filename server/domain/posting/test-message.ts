import type { Refusal } from "../refusal.ts";

/** Stands before the subject of a mail that somebody sends to themselves. */
const mark = "Test: ";

export function testSubject(subject: string): string {
  return `${mark}${subject}`;
}

/** Why nobody can send themselves the message of an invoice now; null when they can. */
export function testMessageRefusal(facts: {
  mailConfigured: boolean;
  fromAddress: string;
}): Refusal | null {
  if (!facts.mailConfigured) {
    return {
      code: "mail-not-set-up",
      reason: "No mail server is set up, so nothing can be sent by e-mail.",
    };
  }
  if (facts.fromAddress === "") {
    return {
      code: "mail-not-set-up",
      reason:
        "The firm has no address to send from. An admin enters it on the admin page, under Invoices and mail.",
    };
  }
  return null;
}
