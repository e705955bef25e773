import { formatMoney } from "#shared/decimal.ts";
import type { AuditChange } from "#shared/wire/audit.ts";
import type { AuditNames } from "./audit-words.ts";

const locale = "en-GB";

/** What a change has set, field by field, in words; what stayed the same is left out. */
export function auditChanges(before: unknown, after: unknown, names: AuditNames): AuditChange[] {
  const was = fieldsOf(before, names);
  const is = fieldsOf(after, names);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [one, other] = [was.get(what) ?? null, is.get(what) ?? null];
    return one === other ? [] : [{ what, before: one, after: other }];
  });
}

type Content = Record<string, unknown>;

/** Nothing that only a program reads: checksums, ids but those that have a name. */
const untold = new Set(["id", "sha256", "exportId", "clientId", "invoiceIds", "personId"]);

function fieldsOf(content: unknown, names: AuditNames): Map<string, string> {
  const fields = new Map<string, string>();
  if (!isContent(content)) return fields;
  const currency = typeof content["currency"] === "string" ? content["currency"] : null;
  // A sum names its currency itself.
  const hasSums = Object.keys(content).some((key) => key.endsWith("Minor"));
  for (const [key, value] of Object.entries(content)) {
    if (key === "invoiceIds" && Array.isArray(value)) {
      fields.set("Invoices", String(value.length));
      continue;
    }
    if (untold.has(key) || (key === "currency" && hasSums)) continue;
    if (isContent(value)) {
      for (const [inner, text] of fieldsOf(value, names))
        fields.set(`${label(key)}: ${inner}`, text);
      continue;
    }
    const text = key === "runId" ? runName(value, names) : valueText(key, value, currency, names);
    if (text !== null) fields.set(label(key), text);
  }
  return fields;
}

function isContent(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function runName(id: unknown, names: AuditNames): string {
  return (typeof id === "string" ? names.runs.get(id) : undefined) ?? "a run that is gone";
}

function valueText(
  key: string,
  value: unknown,
  currency: string | null,
  names: AuditNames,
): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return listText(value, names);
  if (typeof value === "number") {
    return key.endsWith("Minor") && currency !== null
      ? formatMoney(value, currency, locale)
      : String(value);
  }
  return typeof value === "string" ? value : null;
}

function listText(values: readonly unknown[], names: AuditNames): string | null {
  // A client may have become hidden after the row was written.
  const known = values.filter(
    (one) => !isContent(one) || !names.hiddenClientIds.has(String(one["clientId"])),
  );
  if (known.length === 0) return null;
  if (known.every((one) => typeof one === "string")) {
    return known.length <= 5 ? known.join(", ") : `${known.length} entries`;
  }
  const money = known.map(moneyText);
  return money.every((one) => one !== null) ? money.join(", ") : String(known.length);
}

function moneyText(value: unknown): string | null {
  if (!isContent(value)) return null;
  const { currency, amountMinor } = value;
  const isMoney = typeof currency === "string" && typeof amountMinor === "number";
  return isMoney && Object.keys(value).length === 2
    ? formatMoney(amountMinor, currency, locale)
    : null;
}

/** "Invoice date" of `invoiceDate`; a sum's unit is in its value. */
function label(key: string): string {
  const words = key
    .replace(/(Minor|ByCurrency)$/, "")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return key === "runId" ? "Run" : words.charAt(0).toUpperCase() + words.slice(1);
}
