import { inTurn, ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const typed = ["Typed Ltd", "Ghost plc", "Grail plc", "Quiet & Co", "Nobody at all"];
const codes = ["G-77", "Q-77", "A1"];
const rows = [...typed.map((name) => ({ name })), ...codes.map((code) => ({ name: "X", code }))];

export const clientVisits: Visits = {
  "GET /api/clients": async ({ get }) => {
    const words = ["", "typed", "ghost", "grail", "G-77", "q-77", "spectre", "quiet", "alder"];
    await ofEach(words, (search) => get(`clients?search=${search}`));
    let path = "clients?limit=1";
    for (let page = 0; page < 5; page += 1) {
      // safe because a list of clients answers so, and a refusal has no such field
      const { nextCursor } = (await get(path)) as { nextCursor?: string | null };
      path = `clients?limit=1&cursor=${nextCursor}`;
    }
  },
  "GET /api/clients/:clientId": ({ get }, { clients }) =>
    ofEach(Object.values(clients), ({ id }) => get(`clients/${id}`)),
  "GET /api/client-notices": ({ get }) => get("client-notices"),
  "DELETE /api/client-notices/:noticeId": ({ delete: remove }, { notice }) =>
    remove(`client-notices/${notice}`),
  "POST /api/clients/import/preview": ({ post }) => post("clients/import/preview", { rows }),
  "POST /api/clients/import": ({ post }) =>
    post("clients/import", {
      rows: [
        { row: { name: "Imported" }, expected: null },
        { row: { name: "Grail plc", code: "G-77" }, expected: null },
      ],
    }),
  "POST /api/clients": ({ post }) =>
    inTurn([
      ...typed.map((name) => () => post("clients", { name, code: "" })),
      ...codes.map((code) => () => post("clients", { name: `Coded ${code}`, code })),
      () => post("clients", { name: "Spelled", code: "", aliases: ["Spectre"] }),
    ]),
  "PATCH /api/clients/:clientId": ({ patch }, { clients }) =>
    inTurn([
      ...Object.values(clients).map(
        ({ id }) =>
          () =>
            patch(`clients/${id}`, { taxNumber: "1" }),
      ),
      () => patch(`clients/${clients.zelkova.id}`, { billToId: clients.hidden.id }, 2),
      () => patch(`clients/${clients.zelkova.id}`, { billToId: clients.quiet.id }, 2),
      () => patch(`clients/${clients.zelkova.id}`, { name: "Quiet & Co" }, 2),
      () => patch(`clients/${clients.zelkova.id}`, { code: "Q-77" }, 2),
    ]),
  "PUT /api/clients/:clientId/access": ({ put }, { clients, people }) =>
    ofEach([clients.quiet, clients.hidden, clients.birch], ({ id }) =>
      put(`clients/${id}/access`, { privacy: "public", teamIds: [people.insider] }, 2),
    ),
  "POST /api/clients/orphans/regain": ({ post }) => post("clients/orphans/regain"),
};
