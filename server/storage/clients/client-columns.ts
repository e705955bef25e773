import type { Insertable } from "kysely";
import { joinAddresses } from "#shared/email.ts";
import { nameKey } from "#shared/names.ts";
import type { UpdateClientBody } from "#shared/wire/client.ts";
import type { ClientsTable } from "../tables.ts";

type Columns = Partial<Insertable<ClientsTable>>;

/** Fields of a client as columns; what is not given is left out. */
export function clientColumns(fields: UpdateClientBody): Columns {
  const { name, code, address, emailTo, emailCc, taxNumber, taxCode } = fields;
  const { termsDays, language, billToId } = fields;
  return {
    ...(name === undefined ? {} : { name, name_key: nameKey(name) }),
    ...(code === undefined ? {} : { code, code_key: nameKey(code) }),
    ...(address === undefined ? {} : { address: JSON.stringify(address) }),
    ...(emailTo === undefined ? {} : { email: joinAddresses(emailTo) }),
    ...(emailCc === undefined ? {} : { email_cc: joinAddresses(emailCc) }),
    ...(taxNumber === undefined ? {} : { tax_number: taxNumber }),
    ...(taxCode === undefined ? {} : { tax_code: taxCode }),
    ...(termsDays === undefined ? {} : { terms_days: termsDays }),
    ...(language === undefined ? {} : { language }),
    ...(billToId === undefined ? {} : { bill_to_id: billToId }),
  };
}

/** A whole row of a new client. */
export function newClientColumns(
  client: UpdateClientBody & {
    id: string;
    name: string;
    privacy: ClientsTable["privacy"];
    createdAt: string;
  },
): Insertable<ClientsTable> {
  return {
    id: client.id,
    name: client.name,
    name_key: nameKey(client.name),
    code: "",
    code_key: "",
    address: "[]",
    email: "",
    email_cc: "",
    tax_number: "",
    tax_code: null,
    terms_days: null,
    language: null,
    bill_to_id: null,
    privacy: client.privacy,
    created_at: client.createdAt,
    version: 1,
    ...clientColumns(client),
  };
}
