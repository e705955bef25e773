import { Hono } from "hono";
import { describeRoute, resolver } from "hono-openapi";
import * as z from "zod";
import { idField } from "#shared/wire/fields.ts";
import { commitUploadBody, uploadChunkBody } from "#shared/wire/upload.ts";
import { sha256Of } from "../documents/sha256.ts";
import { AppError } from "../domain/app-error.ts";
import { commitUpload } from "../use-cases/building/commit-upload.ts";
import { putChunk } from "../use-cases/building/put-chunk.ts";
import type { Env, RouteContext } from "./env.ts";
import { guard } from "./guard.ts";
import { chunkFaults } from "./upload-chunk-check.ts";
import { jsonBody, pathOf, textRefusal } from "./validation.ts";

/** 5,000 entries with the longest texts. */
const largestChunkBytes = 20_000_000;
const chunkPath = z.strictObject({
  uploadId: idField,
  number: z.coerce.number().int().min(0).max(9_999),
});
const uploadPath = z.strictObject({ uploadId: idField });

export const uploadRoutes = () =>
  new Hono<Env>()
    .put(
      "/uploads/:uploadId/chunks/:number",
      guard({
        right: "billingAccess",
        scope: "upload",
        audit: null,
        summary:
          "Send a part of an upload, numbered from 0, under an id that the client makes. The same part again changes nothing.",
        answers: { 200: "The part was there already.", 201: "The part is kept until the commit." },
        problems: ["upload-not-found", "upload-differs", "upload-committed", "body-too-large"],
        largestBodyBytes: largestChunkBytes,
      }),
      describeRoute({
        requestBody: { content: { "application/json": { schema: resolver(uploadChunkBody) } } },
      }),
      pathOf(chunkPath),
      async (c) => {
        const { uploadId, number } = c.req.valid("param");
        const { body, entryCount } = await chunkOf(c);
        const sha256 = sha256Of(body);
        const { created } = await putChunk(c.var.context, { uploadId, number, sha256, body });
        return c.json({ number, entryCount, sha256 }, created ? 201 : 200);
      },
    )
    .post(
      "/uploads/:uploadId/commit",
      guard({
        right: "billingAccess",
        scope: "upload",
        audit: "run-created, rows-added, invoice-created",
        summary:
          "Make an upload into a run, or add it to a draft run, all or nothing. Repeated, it gives the same answer.",
        answers: { 200: "The run." },
        problems: [
          ...(["upload-not-found", "upload-incomplete", "upload-differs"] as const),
          ...(["run-not-found", "run-not-draft", "run-name-taken"] as const),
          ...(["period-closed", "period-missing", "client-not-found"] as const),
          ...(["entry-unbalanced", "rows-taken", "rows-look-billed"] as const),
        ],
      }),
      pathOf(uploadPath),
      jsonBody(commitUploadBody),
      async (c) => {
        const { uploadId } = c.req.valid("param");
        const answer = await commitUpload(c.var.context, uploadId, c.req.valid("json"));
        // The stored text itself, so that a repeat gives the same bytes (P5).
        return c.body(answer, 200, { "content-type": "application/json" });
      },
    );

async function chunkOf(c: RouteContext): Promise<{ body: string; entryCount: number }> {
  const body = await c.req.text();
  const parsed = parsedJson(body);
  const faults = chunkFaults(parsed);
  const [first] = faults;
  if (first !== undefined) {
    throw new AppError("validation", `${first.location || "The body"}: ${first.message}`, faults);
  }
  const refusal = textRefusal(body);
  if (refusal !== null) throw refusal;
  // safe because a chunk without faults has entries
  return { body, entryCount: (parsed as { entries: unknown[] }).entries.length };
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AppError("validation", "The body is not JSON that can be read.", [
      { location: "", message: "This is not complete JSON." },
    ]);
  }
}
