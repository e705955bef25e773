import { describe, expect, it } from "vitest";
import { fillTemplate, firstMessages, unknownPlaceholders } from "#shared/message-template.ts";

const values = {
  client: "Harbour {total} Dental",
  number: "INV-7",
  total: "£120.00",
  dueDate: "30 Nov 2026",
  firm: "Pine $1",
};

describe("a message's template", () => {
  it("is filled in one go, whatever the values contain", () => {
    expect(fillTemplate("{client}: {number}, {total} by {dueDate}, {firm}", values)).toBe(
      "Harbour {total} Dental: INV-7, £120.00 by 30 Nov 2026, Pine $1",
    );
  });

  it("leaves alone what is no placeholder", () => {
    expect(fillTemplate("{name} {constructor} {", values)).toBe("{name} {constructor} {");
  });

  it("names each thing in braces that has no value, and braces that are alone", () => {
    expect(unknownPlaceholders("{client} {name} {name} { toString}")).toEqual([
      "{name}",
      "{ toString}",
    ]);
    expect(unknownPlaceholders("Dear {client")).toEqual(["{"]);
    expect(unknownPlaceholders("{number}}")).toEqual(["}"]);
  });

  it("begins in each language with what can be filled", () => {
    for (const { subject, text } of Object.values(firstMessages)) {
      expect(unknownPlaceholders(subject + text)).toEqual([]);
      expect(subject).toContain("{number}");
    }
  });
});
