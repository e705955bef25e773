interface Issue {
  readonly message: string;
}

/** What one issue of a schema means for whoever sent the request, in a sentence. */
export function inputMessage(issue: Issue): string {
  // safe because every schema of the wire is zod's, whose issues carry these fields; each is checked before use
  const { code, expected, minimum, maximum, origin, values, keys, format, input } = issue as Issue &
    Record<string, unknown>;
  switch (code) {
    case "invalid_type":
      return input === undefined && /received undefined/.test(issue.message)
        ? "This is missing."
        : `This must be ${typeName(expected)}.`;
    case "too_small":
      return origin === "string" || origin === "array"
        ? minimum === 1
          ? "This must not be empty."
          : `This needs at least ${String(minimum)} ${unitOf(origin)}.`
        : `This must be at least ${String(minimum)}.`;
    case "too_big":
      return origin === "string" || origin === "array"
        ? `This can have at most ${String(maximum)} ${unitOf(origin)}.`
        : `This must be at most ${String(maximum)}.`;
    case "invalid_value":
      return `This must be one of: ${Array.isArray(values) ? values.join(", ") : ""}.`;
    case "unrecognized_keys":
      return `This is not known here: ${Array.isArray(keys) ? keys.slice(0, 5).join(", ") : ""}.`;
    case "invalid_format":
      return format === "date"
        ? "This must be a date like 2026-11-30."
        : "This is not written as expected.";
    case "invalid_union":
      return "This is none of the forms that are understood here.";
    case "custom":
      return issue.message;
    default:
      return "This is not understood.";
  }
}

function typeName(expected: unknown): string {
  const names: Record<string, string> = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    null: "empty",
  };
  return names[String(expected)] ?? "something else";
}

function unitOf(origin: string): string {
  return origin === "string" ? "characters" : "items";
}
