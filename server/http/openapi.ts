import { generateSpecs } from "hono-openapi";
import type { Hono } from "hono";
import { problemCodes } from "#shared/wire/problem.ts";
import { answersOf } from "./describe-guard.ts";
import type { Env } from "./env.ts";

/** The description of the API (OpenAPI 3.1), made from the routes themselves. */
export async function describeApi(app: Hono<Env>, version: string) {
  const description = await generateSpecs(app, {
    documentation: {
      info: {
        title: "Billing Runs for Excel",
        version,
        description:
          "Amounts are whole numbers in the currency's smallest unit, quantities and rates in millionths, dates YYYY-MM-DD. Every answer that is not 2xx or 304 is a problem (RFC 9457).",
      },
      components: {
        securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
        schemas: { Problem: problemSchema },
      },
    },
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
  });
  for (const item of Object.values(description.paths ?? {})) {
    const { post, put, patch, delete: remove } = item ?? {};
    for (const operation of [post, put, patch, remove]) {
      if (operation) operation.responses = { ...bodyAnswers, ...operation.responses };
    }
  }
  return description;
}

/** The guard of every route that changes something looks at what comes with it. */
const bodyAnswers = Object.fromEntries(answersOf(["body-too-large", "media-type-unknown"]));

const text = { type: "string" } as const;

const problemSchema = {
  type: "object" as const,
  required: ["type", "title", "status", "code", "detail", "requestId"],
  properties: {
    type: text,
    title: text,
    status: { type: "integer" as const },
    code: { type: "string" as const, enum: [...problemCodes] },
    detail: text,
    requestId: text,
    errors: {
      type: "array" as const,
      items: {
        type: "object" as const,
        required: ["location", "message"],
        properties: { location: text, message: text },
      },
    },
  },
};
