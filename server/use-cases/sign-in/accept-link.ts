import type { SignedIn } from "#shared/wire/me.ts";
import type { AcceptLinkBody } from "#shared/wire/sign-in.ts";
import { AppError } from "../../domain/app-error.ts";
import { checkPassword } from "../../sign-in/password-rules.ts";
import { startSessionIn } from "../../sign-in/sessions.ts";
import { addressGuess, attemptSucceeded, beginAttempt } from "../../sign-in/throttle.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Tx } from "../../storage/database.ts";
import type { Person } from "../../storage/firm/people.ts";
import { endSessionsOf } from "../../storage/firm/sessions.ts";
import { deleteCodeApp } from "../../storage/sign-in/code-apps.ts";
import {
  deleteIdentity,
  findPersonIdOfIdentity,
  saveIdentity,
} from "../../storage/sign-in/identities.ts";
import { saveLinkUse } from "../../storage/sign-in/links.ts";
import { deletePassword, savePasswordHash } from "../../storage/sign-in/passwords.ts";
import { createFirstAdmin } from "./create-first-admin.ts";
import { requireOpenId, requirePasswords } from "./require-way.ts";
import { requireLink } from "./show-link.ts";
import type { SignInContext } from "./sign-in-context.ts";

/** With what the person signs in from now on, as it is stored. */
type Proof = { kind: "password"; hash: string } | { kind: "openid"; subject: string };

/**
 * Uses a link up: sets how its person signs in, in place of how they did, ends their other sessions, and signs them
 * in. Of two who open the same link one is first. Throws `link-not-found`, `password-refused`, `sign-in-refused`,
 * `sign-in-way-off`, `validation` when the first admin does not say who they are.
 */
export async function acceptLink(context: SignInContext, body: AcceptLinkBody): Promise<SignedIn> {
  const { database, clock, ids } = context;
  const guesses = addressGuess(context.address);
  await beginAttempt(database, clock, guesses);
  const { person } = await requireLink(database.read, body.token, clock.now());
  const who = person ?? body.setUp;
  if (!who) {
    throw new AppError("validation", "Say who you are and what your firm is called.", [
      { location: "/setUp", message: "This is missing." },
    ]);
  }
  const proof = await proofOf(context, body.proof, who);
  const signedIn = await database.write(async (trx) => {
    const at = clock.now();
    const { link, person: now } = await requireLink(trx, body.token, at);
    const owner = now ?? (await createFirstAdmin(trx, database.dialect, ids, at, body.setUp));
    await saveProof(trx, owner, proof, at);
    await saveLinkUse(trx, link.tokenHash, at);
    await endSessionsOf(trx, owner.id, at);
    await writeAudit(trx, {
      at,
      personId: owner.id,
      action: "sign-in-set",
      subject: `person:${owner.id}`,
      after: { way: proof.kind, link: link.kind },
    });
    return startSessionIn(trx, at, owner.id, proof.kind);
  });
  await attemptSucceeded(database, clock, guesses);
  return signedIn;
}

async function proofOf(
  { signIn, clock }: SignInContext,
  proof: AcceptLinkBody["proof"],
  who: { name: string; email: string },
): Promise<Proof> {
  if (proof.kind === "password") {
    const hasher = requirePasswords(signIn);
    await checkPassword(proof.password, who);
    return { kind: "password", hash: await hasher.hash(proof.password) };
  }
  const provider = requireOpenId(signIn);
  return {
    kind: "openid",
    subject: await provider.subjectOf(proof.accessToken, clock.now()),
  };
}

async function saveProof(trx: Tx, { id }: Person, proof: Proof, at: string): Promise<void> {
  await deleteCodeApp(trx, id);
  if (proof.kind === "password") {
    await deleteIdentity(trx, id);
    await savePasswordHash(trx, id, proof.hash, at);
    return;
  }
  const other = await findPersonIdOfIdentity(trx, proof.subject);
  if (other !== null && other !== id) {
    throw new AppError(
      "sign-in-refused",
      "With this account somebody else signs in here already. Use your own, or ask an admin.",
    );
  }
  await deletePassword(trx, id);
  await saveIdentity(trx, id, proof.subject, at);
}
