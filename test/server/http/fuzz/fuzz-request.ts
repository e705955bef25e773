import fc from "fast-check";
import { brokenBody } from "./broken-body.ts";
import type { Operation } from "./described-operations.ts";
import { fittingValue } from "./fitting-value.ts";
import type { KnownValues } from "./fitting-value.ts";

export interface FuzzRequest {
  operation: Operation;
  address: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
  signedIn: boolean;
}

const oddParts = [
  ["x", "0", "-1", "null", "undefined", "__proto__", "constructor", "%00", "%2e%2e", "%2F"],
  [
    "a%0d%0ab",
    "%ff%fe",
    "%ed%a0%80",
    "%F0%9F%A7%BE",
    "'or'1'='1",
    "a".repeat(65),
    "b".repeat(5_000),
  ],
  ["%", "%zz", "*", "a;b", "~", " ", "1e3", "00000000-0000-4000-8000-ffffffffffff"],
].flat();
const oddValues = [
  ["", "0", "-1", "1e9", "NaN", "9".repeat(40), "%00", "%ff", "%", "[]", "%5B%5D", "true"],
  ["x".repeat(4_000), "%ed%a0%80", "__proto__", "%27%22--", "%F0%9F%A7%BE", "+", "&&", "=", "#"],
].flat();
const oddTags = [
  ["", "*", "1", '"', '""', '"x"', 'W/"1"', '"1", "2"', '"01"', '"-1"', '"1e3"', '" 1"'],
  [`"${"9".repeat(15)}"`, `"${"9".repeat(400)}"`, '"1"\t', '"\u00e9"'],
].flat();
const mediaTypes = [
  ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""],
  ["application/json; charset=utf-16", "application/problem+json", "APPLICATION/JSON;;;", "json"],
  ["application/json, text/plain", "x".repeat(2_000)],
].flat();
const oddHeaders: readonly Record<string, string>[] = [
  { accept: "text/html" },
  { "accept-encoding": "br;q=nan" },
  { "content-length": "99999999999999999999" },
  { "content-length": "-1" },
  { "content-encoding": "gzip" },
  { "transfer-encoding": "chunked" },
  { "x-forwarded-for": "1.2.3.4, ".repeat(400) },
  { "if-none-match": '"a", '.repeat(300) },
  { "x-request-id": "\u00e9".repeat(60) },
  { origin: "https://evil.example" },
  { cookie: "a=".repeat(4_000) },
  { range: "bytes=-1" },
  { "content-type": "application/json" },
];

/** Requests that are right but for something, to any of the routes. */
export function fuzzRequest(
  operations: readonly Operation[],
  known: KnownValues,
): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(
    // Where there is more to break, there are more requests.
    ...operations.map((operation) => ({
      weight: operation.body === null ? 1 : 4,
      arbitrary: fc.record({
        operation: fc.constant(operation),
        address: addressOf(operation, known),
        headers: headersOf(operation),
        body: bodyOf(operation, known),
        signedIn: fc.oneof({ weight: 30, arbitrary: fc.constant(true) }, fc.constant(false)),
      }),
    })),
  );
}

function addressOf({ path, query }: Operation, known: KnownValues): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const parts = fc.tuple(...names.map((name) => partOf(name, known)));
  const pairs = fc.tuple(
    ...query.map(({ name, schema }) => pairOf(name, fittingValue(schema, name, known))),
  );
  const odd = fc.oneof(
    { weight: 6, arbitrary: fc.constant("") },
    fc.constantFrom("&x=1", "&limit=1&limit=2", "&%", "&__proto__[a]=1", `&${"q".repeat(8_000)}=1`),
  );
  return fc.tuple(parts, pairs, odd).map(([made, asked, rest]) => {
    let part = 0;
    const address = path.replaceAll(/\{\w+\}/g, () => made[part++] ?? "x");
    const search = `${asked.filter((one) => one !== "").join("&")}${rest}`.replace(/^&/, "");
    return search === "" ? address : `${address}?${search}`;
  });
}

function partOf(name: string, known: KnownValues): fc.Arbitrary<string> {
  const values = known(name);
  const there = fc.constantFrom(...(values.length > 0 ? values : ["0"])).map(encodeURIComponent);
  return fc.oneof(
    { weight: 8, arbitrary: there },
    fc.constantFrom(...oddParts),
    fc
      .string({ unit: "binary", minLength: 1 })
      .map((text) => encodeURIComponent(text.toWellFormed())),
  );
}

function pairOf(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const fitting = value.map((one) => encodeURIComponent(String(one).toWellFormed()));
  return fc.oneof(
    { weight: 4, arbitrary: fitting.map((one) => `${name}=${one}`) },
    { weight: 2, arbitrary: fc.constant("") },
    fc.constantFrom(...oddValues).map((one) => `${name}=${one}`),
  );
}

function headersOf({ ifMatch, body }: Operation): fc.Arbitrary<Record<string, string>> {
  const tag = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('"1"', '"1"', '"2"', '"3"') },
    fc.constantFrom(...oddTags),
    fc.constant(null),
  );
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constant("application/json") },
    fc.constantFrom(...mediaTypes),
  );
  const odd = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, fc.constantFrom(...oddHeaders));
  return fc.tuple(tag, type, odd).map(([version, mediaType, rest]) => ({
    ...(ifMatch && version !== null ? { "if-match": version } : {}),
    ...(body === null ? {} : { "content-type": mediaType }),
    ...rest,
  }));
}

function bodyOf({ method, body }: Operation, known: KnownValues) {
  if (method === "GET") return fc.constant(null);
  if (body !== null) return brokenBody(fittingValue(body, "", known));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    brokenBody(fc.jsonValue({ maxDepth: 3 })),
  );
}
