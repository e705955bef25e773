import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inputMessage } from "../../../server/http/input-message.ts";

const messageFor = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input);
  const [issue] = result.error?.issues ?? [];
  return issue ? inputMessage(issue) : null;
};

describe("what is at fault in a request", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["missing", z.object({ a: z.string() }), {}, "This is missing."],
    ["another type", z.string(), 3, "This must be a text."],
    ["a fraction", z.int(), 1.5, "This must be a whole number."],
    ["not a number", z.number(), "3", "This must be a number."],
    ["no object", z.strictObject({}), [], "This must be an object."],
    ["empty", z.string().min(1), "", "This must not be empty."],
    ["too short", z.string().min(3), "ab", "This needs at least 3 characters."],
    ["too long", z.string().max(2), "abc", "This can have at most 2 characters."],
    ["too many", z.array(z.string()).max(1), ["a", "b"], "This can have at most 1 items."],
    ["too small", z.number().min(1), 0, "This must be at least 1."],
    ["too large", z.number().max(1), 2, "This must be at most 1."],
    ["none of the choices", z.enum(["a", "b"]), "c", "This must be one of: a, b."],
    ["no date", z.iso.date(), "30.11.2026", "This must be a date like 2026-11-30."],
    ["no such form", z.string().regex(/^a$/), "b", "This is not written as expected."],
    ["unknown", z.strictObject({}), { a: 1 }, "This is not known here: a."],
    ["by a rule of its own", z.string().refine(() => false, "Say it."), "b", "Say it."],
    [
      "none of several",
      z.union([z.string(), z.number()]),
      true,
      "This is none of the forms that are understood here.",
    ],
  ])("is said in words: %s", (_name, schema, input, message) => {
    expect(messageFor(schema, input)).toBe(message);
  });
});
