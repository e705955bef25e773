import { Hono } from "hono";
import {
  changeAccessBody,
  clientListQuery,
  createClientBody,
  updateClientBody,
} from "#shared/wire/client.ts";
import { importClientsBody, previewImportBody } from "#shared/wire/client-import.ts";
import { changeAccess } from "../use-cases/clients/change-access.ts";
import { createClient } from "../use-cases/clients/create-client.ts";
import { dismissNotice } from "../use-cases/clients/dismiss-notice.ts";
import { importClients } from "../use-cases/clients/import-clients.ts";
import { listClients } from "../use-cases/clients/list-clients.ts";
import { listColleagues } from "../use-cases/clients/list-colleagues.ts";
import { listNotices } from "../use-cases/clients/list-notices.ts";
import { previewImport } from "../use-cases/clients/preview-import.ts";
import { regainOrphans } from "../use-cases/clients/regain-orphans.ts";
import { showClient } from "../use-cases/clients/show-client.ts";
import { updateClient } from "../use-cases/clients/update-client.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { expectedVersion, versionTag } from "./precondition.ts";
import { jsonBody, queryOf } from "./validation.ts";

/** 5,000 rows of a client list. */
const largestListBytes = 5_000_000;

export const clientRoutes = () =>
  new Hono<Env>()
    .get(
      "/clients",
      guard({
        right: "billingAccess-or-admin",
        scope: "firm",
        audit: null,
        summary: "List the clients that the person may know, by name; of some the name alone.",
        answers: { 200: "A page of clients, and how many there are." },
      }),
      queryOf(clientListQuery),
      async (c) => c.json(await listClients(c.var.context, c.req.valid("query")), 200),
    )
    .post(
      "/clients",
      guard({
        right: "billingAccess-or-admin",
        scope: "client",
        audit: "client-created",
        summary:
          "Create a client for a name that nobody bears, public unless it is said otherwise.",
        answers: { 201: "The client." },
        problems: ["client-exists"],
      }),
      jsonBody(createClientBody),
      async (c) => c.json(await createClient(c.var.context, c.req.valid("json")), 201),
    )
    .post(
      "/clients/orphans/regain",
      guard({
        right: "admin",
        scope: "firm",
        audit: "client-regained",
        summary: "Join the teams of private and hidden clients that nobody who can sign in is on.",
        answers: { 200: "The clients whose team was joined; none when there were none." },
      }),
      async (c) => c.json(await regainOrphans(c.var.context), 200),
    )
    .post(
      "/clients/import/preview",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Compare a list with the clients that there are, and change nothing.",
        answers: { 200: "What each row comes to." },
        largestBodyBytes: largestListBytes,
      }),
      jsonBody(previewImportBody),
      async (c) => c.json(await previewImport(c.var.context, c.req.valid("json")), 200),
    )
    .post(
      "/clients/import",
      guard({
        right: "admin",
        scope: "firm",
        audit: "client-created, client-changed",
        summary: "Take the chosen rows of a list over, all or none, as the preview showed them.",
        answers: { 200: "How many clients are new, and how many were changed." },
        problems: ["version-changed"],
        largestBodyBytes: largestListBytes,
      }),
      jsonBody(importClientsBody),
      async (c) => c.json(await importClients(c.var.context, c.req.valid("json")), 200),
    )
    .get(
      "/clients/:clientId",
      guard({
        right: "billingAccess-or-admin",
        scope: "client",
        audit: null,
        summary: "Open a client.",
        answers: { 200: "The client; of a private one of another team the name alone." },
        problems: ["client-not-found"],
      }),
      async (c) => {
        const client = await showClient(c.var.context, c.req.param("clientId"));
        if (client.sight === "full") c.header("etag", versionTag(client.version));
        return c.json(client, 200);
      },
    )
    .patch(
      "/clients/:clientId",
      guard({
        right: "billingAccess-or-admin",
        scope: "client",
        audit: "client-changed",
        summary: "Change a client: an admin a public one, its team a private or hidden one.",
        answers: { 200: "The client." },
        problems: ["client-not-found", "client-exists"],
        ifMatch: true,
      }),
      jsonBody(updateClientBody),
      async (c) => {
        const version = expectedVersion(c);
        const body = c.req.valid("json");
        const client = await updateClient(c.var.context, c.req.param("clientId"), version, body);
        if (client.sight === "full") c.header("etag", versionTag(client.version));
        return c.json(client, 200);
      },
    )
    .put(
      "/clients/:clientId/access",
      guard({
        right: "billingAccess-or-admin",
        scope: "client",
        audit: "client-access-changed",
        summary:
          "Say who sees a client: an admin of a public one, its team of a private or hidden one.",
        answers: { 200: "The client, or null for who sees it no more." },
        problems: ["client-not-found", "client-in-draft"],
        ifMatch: true,
      }),
      jsonBody(changeAccessBody),
      async (c) => {
        const version = expectedVersion(c);
        const body = c.req.valid("json");
        const changed = await changeAccess(c.var.context, c.req.param("clientId"), version, body);
        return c.json(changed, 200);
      },
    )
    .get(
      "/people/names",
      guard({
        right: "billingAccess-or-admin",
        scope: "firm",
        audit: null,
        summary: "List the names of everybody who can sign in, for choosing a client's team.",
        answers: { 200: "The people, by name." },
      }),
      async (c) => c.json(await listColleagues(c.var.context), 200),
    )
    .get(
      "/client-notices",
      guard({
        right: "billingAccess-or-admin",
        scope: "own",
        audit: null,
        summary: "List what the teams of the person's hidden clients are told.",
        answers: { 200: "The notices, the newest first." },
      }),
      async (c) => c.json(await listNotices(c.var.context), 200),
    )
    .delete(
      "/client-notices/:noticeId",
      guard({
        right: "billingAccess-or-admin",
        scope: "client",
        audit: "client-notice-dismissed",
        summary: "Take a notice away for the whole team.",
        answers: { 204: "It is gone." },
        problems: ["notice-not-found"],
      }),
      async (c) => {
        await dismissNotice(c.var.context, c.req.param("noticeId"));
        return c.body(null, 204);
      },
    );
