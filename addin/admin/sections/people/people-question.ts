import type { PersonView } from "#shared/wire/person.ts";
import type { Rights } from "./rights-words.ts";

/** What is being asked over the table of people. */
export type PeopleQuestion =
  | { about: "invite" }
  | { about: "rights"; person: PersonView; rights: Rights }
  | { about: "person" | "link" | "disable"; person: PersonView };
