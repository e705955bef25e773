import { newPerson } from "../../factories.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noPerson = ["person-not-found", "This person does not exist."] as const;

/** A person of its own for each request. */
async function seenPerson({ store }: Things, fields: { disabled?: number } = {}) {
  return { path: { personId: (await newPerson(store, fields)).personId }, version: 1 };
}

const nameAndEmail = ({ store }: Things) => {
  const id = store.ids.next();
  return { name: `Named ${id}`, email: `${id}@firm.example` };
};

export const peopleRows: RouteRows = {
  "GET /api/people": { request: () => ({}), hidden: "answered" },
  "POST /api/people": {
    request: (things) => ({
      body: {
        ...nameAndEmail(things),
        rights: { billingAccess: true, sendExport: false, admin: false },
      },
    }),
    hidden: "answered",
  },
  "PATCH /api/people/:personId": {
    request: async (things) => ({ ...(await seenPerson(things)), body: nameAndEmail(things) }),
    unknown: noPerson,
  },
  "PUT /api/people/:personId/rights": {
    request: async (things) => ({
      ...(await seenPerson(things)),
      body: { billingAccess: true, sendExport: false, admin: false },
    }),
    unknown: noPerson,
  },
  "POST /api/people/:personId/link": {
    request: async (things) => ({ path: (await seenPerson(things)).path }),
    unknown: noPerson,
  },
  "POST /api/people/:personId/disable": {
    request: (things) => seenPerson(things),
    unknown: noPerson,
  },
  "POST /api/people/:personId/enable": {
    request: (things) => seenPerson(things, { disabled: 1 }),
    unknown: noPerson,
  },
};
