import * as z from "zod";
import type { App } from "../../../../server/http/app.ts";

/** What the description says of a value (JSON Schema, as far as zod's schemas make use of it). */
export interface ValueSchema {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean" | "null" | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  anyOf?: ValueSchema[] | undefined;
  oneOf?: ValueSchema[] | undefined;
  properties?: Record<string, ValueSchema> | undefined;
  required?: string[] | undefined;
  /** false: no key besides; a schema: of the value under every key that `propertyNames` names. */
  additionalProperties?: boolean | ValueSchema | undefined;
  propertyNames?: { enum?: string[] | undefined } | undefined;
  items?: ValueSchema | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
}

/** A route with what may come with it. */
export interface Operation {
  name: string;
  method: string;
  /** With its parts as `{name}`. */
  path: string;
  body: ValueSchema | null;
  query: { name: string; schema: ValueSchema }[];
  ifMatch: boolean;
}

const valueSchema: z.ZodType<ValueSchema> = z.lazy(() =>
  z.looseObject({
    type: z.enum(["object", "array", "string", "integer", "number", "boolean", "null"]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(valueSchema).optional(),
    oneOf: z.array(valueSchema).optional(),
    properties: z.record(z.string(), valueSchema).optional(),
    additionalProperties: z.union([z.boolean(), valueSchema]).optional(),
    propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
    required: z.array(z.string()).optional(),
    items: valueSchema.optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

const description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z
          .array(z.object({ name: z.string(), in: z.string(), schema: valueSchema }))
          .default([]),
        requestBody: z
          .object({ content: z.object({ "application/json": z.object({ schema: valueSchema }) }) })
          .optional(),
      }),
    ),
  ),
});

/** The keys that an object may have, each with its schema; those of a record with named keys too. */
export function fieldsOf({
  properties = {},
  propertyNames,
  additionalProperties: each,
}: ValueSchema): [string, ValueSchema][] {
  const named = typeof each === "object" ? (propertyNames?.enum ?? []) : [];
  const ofRecord = named.map((name): [string, ValueSchema] => [
    name,
    typeof each === "object" ? each : {},
  ]);
  return [...Object.entries(properties), ...ofRecord];
}

/** All routes as the app itself describes them, which is made from the schemas that check the requests. */
export async function describedOperations(app: App): Promise<Operation[]> {
  const { paths } = description.parse(await (await app.request("/api/openapi.json")).json());
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters, requestBody }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      body: requestBody?.content["application/json"].schema ?? null,
      query: parameters.filter((one) => one.in === "query"),
      ifMatch: parameters.some((one) => one.in === "header" && one.name === "If-Match"),
    })),
  );
}
