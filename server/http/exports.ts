import { Hono } from "hono";
import { AppError } from "../domain/app-error.ts";
import { redeemTicket } from "../use-cases/downloads/redeem-ticket.ts";
import { issueDownloadTicket } from "../use-cases/posting/issue-download-ticket.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";

export const exportRoutes = () =>
  new Hono<Env>().post(
    "/exports/:exportId/ticket",
    guard({
      right: "billingAccess",
      scope: "export",
      audit: null,
      summary: "Get a one-time address of an export file; it holds for a minute.",
      answers: { 200: "The address." },
      problems: ["export-not-found"],
    }),
    async (c) => c.json(await issueDownloadTicket(c.var.context, c.req.param("exportId")), 200),
  );

/** Beside /api: a browser opens this address by itself, so that the ticket in it is all it brings. */
export const downloadRoutes = () =>
  new Hono<Env>().get(
    "/download/:ticket",
    guard({
      right: "none",
      scope: "export",
      audit: "export-downloaded, audit-exported, document-downloaded, documents-downloaded",
      summary: "Download what a ticket opens, once.",
      answers: { 200: "The file." },
      mediaType: "application/octet-stream",
      problems: ["ticket-not-found"],
    }),
    async (c) => {
      // Hono answers HEAD with what GET does, which would use up the ticket.
      if (c.req.raw.method === "HEAD") {
        throw new AppError("method-not-allowed", "Here only GET can be used.");
      }
      c.header("cache-control", "no-store");
      c.header("content-security-policy", "default-src 'none'; sandbox");
      const { database, clock, renderPool } = c.var.deps;
      const ticket = c.req.param("ticket");
      const { body, mediaType, fileName } = await redeemTicket(
        { database, clock, renderPool },
        ticket,
      );
      const bytes = body instanceof Uint8Array ? new Uint8Array(body) : streamOf(body);
      return c.body(bytes, 200, {
        "content-type": mediaType,
        // Files are named with letters, digits and hyphens only.
        "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]+/g, "-")}"`,
      });
    },
  );

function streamOf(slices: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = slices[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
