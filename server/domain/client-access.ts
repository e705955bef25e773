import type { Privacy, TeamMember } from "#shared/wire/client.ts";
import { AppError } from "./app-error.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Why a person cannot change a client (R17): admins keep public clients; private and hidden ones are kept by their
 * team, of whom the guard asks billing access or the admin right. Null when they can.
 */
export function editClientRefusal(
  person: { admin: boolean },
  client: { privacy: Privacy; sight: "full" | "name" },
): Refusal | null {
  if (client.sight === "name") {
    return {
      code: "right-missing",
      reason: "This is a private client: only its team can change it.",
    };
  }
  if (client.privacy !== "public" || person.admin) return null;
  return { code: "right-missing", reason: "Only an admin can change a public client." };
}

/** A client that is not public needs somebody who sees it (R17). Throws `validation`. */
export function requireTeam(privacy: Privacy, teamIds: Iterable<string>, team: TeamMember[]): void {
  const known = new Set(team.map(({ id }) => id));
  for (const id of teamIds) {
    if (!known.has(id)) throw teamFault("One of these people does not exist any more.");
  }
  if (privacy !== "public" && team.every(({ disabled }) => disabled)) {
    throw teamFault("A private or hidden client needs at least one person who can sign in.");
  }
}

function teamFault(message: string): AppError {
  return new AppError("validation", message, [{ location: "/teamIds", message }]);
}

/** While drafts of others hold its work, hiding a client would leave its name on them (R6). */
export function hideRefusal(draftsOfOthers: number): Refusal | null {
  if (draftsOfOthers === 0) return null;
  const drafts = draftsOfOthers === 1 ? "1 draft invoice" : `${draftsOfOthers} draft invoices`;
  return {
    code: "client-in-draft",
    reason: `Work of this client is on ${drafts} of somebody else who pays for it. Post or delete them first.`,
  };
}
