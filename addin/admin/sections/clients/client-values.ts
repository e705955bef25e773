import { splitAddresses } from "#shared/email.ts";
import { languages } from "#shared/language.ts";
import type { ClientDetail, ClientName, CreateClientBody } from "#shared/wire/client.ts";

export interface WorkItemValue {
  name: string;
  billTo: ClientName | null;
}

/** A client as it is typed: lists of lines as text. */
export interface ClientValues {
  name: string;
  code: string;
  address: string;
  emailTo: string;
  emailCc: string;
  taxNumber: string;
  taxCode: string;
  termsDays: string;
  language: string;
  billTo: ClientName | null;
  workItems: WorkItemValue[];
  aliases: string;
}

export const noValues: ClientValues = {
  name: "",
  code: "",
  address: "",
  emailTo: "",
  emailCc: "",
  taxNumber: "",
  taxCode: "",
  termsDays: "",
  language: "",
  billTo: null,
  workItems: [],
  aliases: "",
};

export function valuesOf(client: ClientDetail): ClientValues {
  return {
    name: client.name,
    code: client.code,
    address: client.address.join("\n"),
    emailTo: client.emailTo.join("\n"),
    emailCc: client.emailCc.join("\n"),
    taxNumber: client.taxNumber,
    taxCode: client.taxCode ?? "",
    termsDays: client.termsDays === null ? "" : String(client.termsDays),
    language: client.language ?? "",
    billTo: client.billTo,
    workItems: client.workItems,
    aliases: client.aliases.join("\n"),
  };
}

/** What is typed, as the server takes it; what it cannot be is sent so that the server names the field. */
export function bodyOfValues(values: ClientValues): Omit<CreateClientBody, "access"> {
  const terms = values.termsDays.trim();
  return {
    name: values.name,
    code: values.code,
    address: linesOf(values.address),
    emailTo: splitAddresses(values.emailTo),
    emailCc: splitAddresses(values.emailCc),
    taxNumber: values.taxNumber,
    taxCode: values.taxCode === "" ? null : values.taxCode,
    termsDays: terms === "" ? null : /^\d{1,6}$/.test(terms) ? Number(terms) : -1,
    language: languages.find((one) => one === values.language) ?? null,
    billToId: values.billTo?.id ?? null,
    workItems: values.workItems.map(({ name, billTo }) => ({
      name,
      billToId: billTo?.id ?? "none",
    })),
    aliases: linesOf(values.aliases),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
