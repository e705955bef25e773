import { compareText, nameKey } from "#shared/names.ts";
import type { CheckBody, ClientMatch } from "#shared/wire/check.ts";

/** A client as far as a person may know it: of a private one outside its team the name alone ("name"). */
export interface KnownClient {
  id: string;
  code: string;
  codeKey: string;
  name: string;
  nameKey: string;
  privacy: "public" | "private" | "hidden";
  taxCode: string | null;
  billToId: string | null;
  createdAt: string;
  sight: "full" | "name";
  /** Confirmed other spellings, as name keys. */
  aliasKeys: readonly string[];
}

export type ClientFinder = (asked: CheckBody["clients"][number]) => {
  match: ClientMatch;
  client: KnownClient | null;
};

/** Finds a row's client by code, then by name, then by a confirmed alias (R17) among those the person may know. */
export function clientFinder(known: readonly KnownClient[]): ClientFinder {
  const byCode = new Map<string, KnownClient>();
  const byName = new Map<string, KnownClient>();
  const byAlias = new Map<string, KnownClient>();
  for (const client of known.toSorted(compareCandidates)) {
    keepFirst(byName, client.nameKey, client);
    // Code and aliases are more than the name: matching by them would tell whose they are.
    if (client.sight === "name") continue;
    keepFirst(byCode, client.codeKey, client);
    for (const alias of client.aliasKeys) keepFirst(byAlias, alias, client);
  }
  return ({ name, code }) => {
    const found = (match: ClientMatch, client: KnownClient | undefined) =>
      client === undefined ? null : { match, client };
    const key = nameKey(name);
    return (
      found("code", byCode.get(nameKey(code))) ??
      found("name", byName.get(key)) ??
      found("alias", byAlias.get(key)) ?? { match: "none", client: null }
    );
  };
}

function keepFirst(map: Map<string, KnownClient>, key: string, client: KnownClient): void {
  if (key !== "" && !map.has(key)) map.set(key, client);
}

/**
 * Of clients of the same name the one comes first that fewer people see: to take its work for that of a public
 * namesake would show it to everybody.
 */
function compareCandidates(a: KnownClient, b: KnownClient): number {
  return rank(a) - rank(b) || compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id);
}

function rank({ sight, privacy }: KnownClient): number {
  if (sight === "name") return 2;
  return privacy === "public" ? 1 : 0;
}

/** Why a person cannot bill a client whose name is all they may know; null when they can. */
export function billingRefusal(client: Pick<KnownClient, "name" | "sight">): string | null {
  return client.sight === "full"
    ? null
    : `${client.name} is a private client: only its team can bill it. Leave its rows out, or ask someone of its team.`;
}
