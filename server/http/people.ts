import { Hono } from "hono";
import { changeRightsBody, invitePersonBody, updatePersonBody } from "#shared/wire/person.ts";
import type { PersonView } from "#shared/wire/person.ts";
import { changeRights } from "../use-cases/people/change-rights.ts";
import { disablePerson } from "../use-cases/people/disable-person.ts";
import { enablePerson } from "../use-cases/people/enable-person.ts";
import { invitePerson } from "../use-cases/people/invite-person.ts";
import { makeNewLink } from "../use-cases/people/make-new-link.ts";
import { showPeople } from "../use-cases/people/show-people.ts";
import { updatePerson } from "../use-cases/people/update-person.ts";
import type { Env, RouteContext } from "./env.ts";
import { guard } from "./guard.ts";
import { expectedVersion, versionTag } from "./precondition.ts";
import { jsonBody } from "./validation.ts";

export const peopleRoutes = () =>
  new Hono<Env>()
    .get(
      "/people",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "List the people of the firm with their rights, by name.",
        answers: { 200: "The people; each has a version for If-Match." },
      }),
      async (c) => c.json(await showPeople(c.var.context), 200),
    )
    .post(
      "/people",
      guard({
        right: "admin",
        scope: "firm",
        audit: "person-invited",
        summary: "Invite a person; the link is told once and works once, for seven days.",
        answers: { 201: "The person, and the link to give to them." },
        problems: ["person-exists", "right-needs-billing-access"],
      }),
      jsonBody(invitePersonBody),
      async (c) => c.json(await invitePerson(c.var.context, c.req.valid("json")), 201),
    )
    .patch(
      "/people/:personId",
      guard({
        right: "admin",
        scope: "person",
        audit: "person-changed",
        summary: "Correct a person's name and e-mail address.",
        answers: { 200: "The person." },
        problems: ["person-not-found", "person-exists"],
        ifMatch: true,
      }),
      jsonBody(updatePersonBody),
      async (c) => {
        const { context } = c.var;
        const body = c.req.valid("json");
        const person = await updatePerson(
          context,
          c.req.param("personId"),
          expectedVersion(c),
          body,
        );
        return tagged(c, person);
      },
    )
    .put(
      "/people/:personId/rights",
      guard({
        right: "admin",
        scope: "person",
        audit: "rights-changed",
        summary: "Give and take a person's rights.",
        answers: { 200: "The person with the rights that hold now." },
        problems: ["person-not-found", "right-needs-billing-access", "last-admin"],
        ifMatch: true,
      }),
      jsonBody(changeRightsBody),
      async (c) => {
        const { context } = c.var;
        const body = c.req.valid("json");
        const person = await changeRights(
          context,
          c.req.param("personId"),
          expectedVersion(c),
          body,
        );
        return tagged(c, person);
      },
    )
    .post(
      "/people/:personId/link",
      guard({
        right: "admin",
        scope: "person",
        audit: "sign-in-link-made",
        summary: "Make a new link for a person, e.g. when a password is lost; older ones end.",
        answers: { 201: "The link; it is told once and works once, for seven days." },
        problems: ["person-not-found", "person-disabled"],
      }),
      async (c) => c.json(await makeNewLink(c.var.context, c.req.param("personId")), 201),
    )
    .post(
      "/people/:personId/disable",
      guard({
        right: "admin",
        scope: "person",
        audit: "person-disabled",
        summary: "Shut a person out at once.",
        answers: { 200: "The person." },
        problems: ["person-not-found", "last-admin"],
        ifMatch: true,
      }),
      async (c) =>
        tagged(c, await disablePerson(c.var.context, c.req.param("personId"), expectedVersion(c))),
    )
    .post(
      "/people/:personId/enable",
      guard({
        right: "admin",
        scope: "person",
        audit: "person-enabled",
        summary: "Let a disabled person in again.",
        answers: { 200: "The person." },
        problems: ["person-not-found"],
        ifMatch: true,
      }),
      async (c) =>
        tagged(c, await enablePerson(c.var.context, c.req.param("personId"), expectedVersion(c))),
    );

/** The person with the version that it has now. */
function tagged(c: RouteContext, person: PersonView) {
  c.header("etag", versionTag(person.version));
  return c.json(person, 200);
}
