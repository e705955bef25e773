import type {
  ChangeRightsBody,
  InvitedPerson,
  InvitePersonBody,
  NewLink,
  PersonView,
  UpdatePersonBody,
} from "#shared/wire/person.ts";
import { bodyOf, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** The firm's people, their rights and their invitations. */
export function peopleApi(api: Connected) {
  const person = api.people[":personId"];
  return {
    people: (signal?: AbortSignal): Promise<PersonView[]> =>
      bodyOf(api.people.$get({}, init({ signal }))),
    invitePerson: (json: InvitePersonBody): Promise<InvitedPerson> =>
      bodyOf(api.people.$post({ json })),
    updatePerson: (
      personId: string,
      version: number,
      json: UpdatePersonBody,
    ): Promise<PersonView> =>
      bodyOf(person.$patch({ param: { personId }, json }, init({ version }))),
    changeRights: (
      personId: string,
      version: number,
      json: ChangeRightsBody,
    ): Promise<PersonView> =>
      bodyOf(person.rights.$put({ param: { personId }, json }, init({ version }))),
    newLink: (personId: string): Promise<NewLink> =>
      bodyOf(person.link.$post({ param: { personId } })),
    disablePerson: (personId: string, version: number): Promise<PersonView> =>
      bodyOf(person.disable.$post({ param: { personId } }, init({ version }))),
    enablePerson: (personId: string, version: number): Promise<PersonView> =>
      bodyOf(person.enable.$post({ param: { personId } }, init({ version }))),
  };
}
