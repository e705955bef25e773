import type { Reader, Tx } from "../database.ts";
import type { SignInLinksTable } from "./sign-in-tables.ts";

/** A one-time link with which a person sets how they sign in. */
export interface SignInLink {
  tokenHash: string;
  kind: SignInLinksTable["kind"];
  /** null: the first admin, who is nobody yet. */
  personId: string | null;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
}

/** The link of this token if it can still be used. */
export async function findOpenLink(
  reader: Reader,
  tokenHash: string,
  now: string,
): Promise<SignInLink | null> {
  const row = await reader
    .selectFrom("sign_in_links")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  return {
    tokenHash,
    kind: row.kind,
    personId: row.person_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export async function insertLink(trx: Tx, link: SignInLink): Promise<void> {
  await trx
    .insertInto("sign_in_links")
    .values({
      token_hash: link.tokenHash,
      kind: link.kind,
      person_id: link.personId,
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      used_at: null,
      ended_at: null,
    })
    .execute();
}

export async function saveLinkUse(trx: Tx, tokenHash: string, usedAt: string): Promise<void> {
  await trx
    .updateTable("sign_in_links")
    .set({ used_at: usedAt })
    .where("token_hash", "=", tokenHash)
    .execute();
}

/** The person's links are worth nothing from now on; null: those of set-up. */
export async function endLinks(trx: Tx, personId: string | null, endedAt: string): Promise<void> {
  await trx
    .updateTable("sign_in_links")
    .set({ ended_at: endedAt })
    .where("person_id", personId === null ? "is" : "=", personId)
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .execute();
}
