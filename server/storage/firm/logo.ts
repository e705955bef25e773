import type { LogoView } from "#shared/wire/firm.ts";
import type { Reader, Tx } from "../database.ts";

/** What is known of the firm's logo without its bytes; null when there is none. */
export async function findLogo(reader: Reader): Promise<LogoView | null> {
  const row = await reader
    .selectFrom("firm_logos")
    .select(["media_type", "width", "height", "sha256"])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { media_type: mediaType, width, height, sha256 } = row;
  return { mediaType, width, height, sha256 };
}

/** The logo with its bytes, for screens and documents; null when there is none. */
export async function readLogo(reader: Reader): Promise<(LogoView & { bytes: Uint8Array }) | null> {
  const row = await reader.selectFrom("firm_logos").selectAll().executeTakeFirst();
  if (row === undefined) return null;
  const { media_type: mediaType, width, height, sha256, bytes } = row;
  return { mediaType, width, height, sha256, bytes };
}

/** Puts a logo in place of the one before. */
export async function saveLogo(trx: Tx, logo: LogoView & { bytes: Uint8Array }): Promise<void> {
  await deleteLogo(trx);
  const { id } = await trx.selectFrom("firm").select("id").executeTakeFirstOrThrow();
  const { mediaType, width, height, sha256, bytes } = logo;
  await trx
    .insertInto("firm_logos")
    .values({ firm_id: id, media_type: mediaType, width, height, sha256, bytes })
    .execute();
}

export async function deleteLogo(trx: Tx): Promise<void> {
  await trx.deleteFrom("firm_logos").execute();
}
