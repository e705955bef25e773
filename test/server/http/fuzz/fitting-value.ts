import fc from "fast-check";
import { fieldsOf } from "./described-operations.ts";
import type { ValueSchema } from "./described-operations.ts";

/** Values that a name stands for, e.g. ids of what there is. */
export type KnownValues = (name: string) => readonly string[];

/** Makes values that a schema takes, or nearly: what it does not say of them is left to chance. */
export function fittingValue(
  schema: ValueSchema,
  name: string,
  known: KnownValues,
): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return fc.oneof(...forms.map((form) => fittingValue(form, name, known)));
  switch (schema.type) {
    case "object":
      return fittingObject(schema, known);
    case "array":
      return fittingList(schema, name, known);
    case "string":
      return fittingText(schema, name, known);
    case "integer":
    case "number":
      return fittingNumber(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case undefined:
      return fc.jsonValue();
  }
}

function fittingObject(schema: ValueSchema, known: KnownValues) {
  const { required = [] } = schema;
  const fields = fieldsOf(schema).map(
    ([name, field]) => [name, fittingValue(field, name, known)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

function fittingList(schema: ValueSchema, name: string, known: KnownValues) {
  const { items = {}, minItems = 0, maxItems = 1_000 } = schema;
  const single = name.replace(/s$/, "");
  return fc.array(fittingValue(items, single, known), {
    minLength: minItems,
    maxLength: Math.min(maxItems, minItems + 3),
  });
}

function fittingNumber({ minimum, maximum }: ValueSchema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const near = Math.max(min, 0);
  const ordinary = fc.integer({ min: near, max: Math.min(max, near + 3) });
  return fc.oneof(
    ordinary,
    fc.maxSafeInteger().map((value) => Math.min(max, Math.max(min, value))),
  );
}

function fittingText(
  { minLength = 0, maxLength = 200, pattern, format }: ValueSchema,
  name: string,
  known: KnownValues,
): fc.Arbitrary<string> {
  const values = known(name);
  const there = values.length > 0 ? [fc.constantFrom(...values)] : [];
  if (format === "date") {
    return fc.constantFrom("2026-11-24", "2026-12-31", "2024-02-29", "1990-01-01", "9999-12-31");
  }
  const made = madeText(pattern, minLength, maxLength);
  return fc.oneof(...there, ...there, made);
}

function madeText(pattern: string | undefined, minLength: number, maxLength: number) {
  const most = Math.min(maxLength, minLength + 30);
  const any = fc.string({ unit: "grapheme", minLength, maxLength: most });
  if (pattern === undefined) return any;
  try {
    const shape = new RegExp(pattern);
    return fc.stringMatching(shape, { maxLength: most });
  } catch {
    // fast-check cannot make texts for every expression.
    return fc.oneof(any, fc.constantFrom("a", "GBP", "a@b.example"));
  }
}
