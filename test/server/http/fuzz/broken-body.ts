import fc from "fast-check";

/** Stands for the place in a value that is put out of order. */
const placeMark = "\u2020place\u2020";

/** JSON, or nearly: what is put in the place of some value. */
const hostileJson: readonly string[] = [
  ["null", "true", "-0", "0.1", "1e21", "1e999", "-1e999", "1e-400"],
  ["9007199254740993", "123456789012345678901234567890", "18446744073709551616"],
  ['""', '" "', '"\\u0000"', '"\\ud800"', '"\\udc00x"', '"\\uFFFE"', '"\\u202e"', '"\\r\\n"'],
  ['"../.."', '"%00"', `"'; drop table runs; --"`, '"=1+1"', '"<script>"', '"${1}"', '"🧾"'],
  ["[]", "{}", "[[]]", '[{"a":1}]', '{"length":-1}', '{"__proto__":{"admin":true}}'],
  ['{"constructor":{"prototype":{"admin":true}}}', '{"toString":1}', '{"then":1}'],
  ["NaN", "Infinity", "undefined", "01", "+1", "'a'", "0x10", "1_000", "/**/1", "", ","],
  [`"${"x".repeat(300_000)}"`],
  [`${"[".repeat(3_000)}${"]".repeat(3_000)}`],
  [`${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`],
  [`[${"0,".repeat(20_000)}0]`],
].flat();

const hostileNames = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "",
  "id",
  "\u0000",
];

/** Ways to send a value: as it is, with one place out of order, or with its text or bytes broken. */
export function brokenBody(value: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const place = fc.nat({ max: 60 });
  const text = value.map((one) => JSON.stringify(one) ?? "");
  return fc.oneof(
    { weight: 4, arbitrary: text.map(bytesOf) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(value, place, fc.constantFrom(...hostileJson))
        .map(([one, at, hostile]) => bytesOf(withPlace(one, at, hostile))),
    },
    { weight: 2, arbitrary: fc.tuple(value, place).map(([one, at]) => bytesOf(without(one, at))) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(text, fc.constantFrom(...hostileNames), fc.constantFrom(...hostileJson))
        .map(([one, name, hostile]) => bytesOf(withName(one, name, hostile))),
    },
    { weight: 2, arbitrary: text.map((one) => bytesOf(withNameTwice(one))) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(text, fc.nat(), fc.nat({ max: 5 }))
        .map(([one, at, way]) => brokenBytes(bytesOf(one), at, way)),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(bytes)),
    },
  );
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** The places of a value, itself the first; the same number may lead round. */
function withPlace(value: unknown, at: number, hostile: string): string {
  const marked = structuredClone(value);
  const places = placesIn(marked);
  const place = places[at % (places.length + 1)];
  if (!place) return hostile;
  place.holder[place.name] = placeMark;
  return JSON.stringify(marked).replace(JSON.stringify(placeMark), () => hostile);
}

function without(value: unknown, at: number): string {
  const left = structuredClone(value);
  const places = placesIn(left);
  const place = places[at % Math.max(1, places.length)];
  if (place) Reflect.deleteProperty(place.holder, place.name);
  return JSON.stringify(left) ?? "";
}

function placesIn(value: unknown): { holder: Record<string, unknown>; name: string }[] {
  if (typeof value !== "object" || value === null) return [];
  // safe because lists and objects are both read and written by name here
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

function withName(text: string, name: string, hostile: string): string {
  return text.replace("{", () => `{${JSON.stringify(name)}:${hostile},`).replace(",}", "}");
}

function withNameTwice(text: string): string {
  const first = /^\{("[^"]*":)/.exec(text)?.[1];
  return first ? text.replace("{", () => `{${first}[{"twice":1}],`) : `${text}${text}`;
}

/** Cut off, with bytes that are no UTF-8, with a mark of the byte order, in UTF-16, or with more behind it. */
function brokenBytes(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  way: number,
): Uint8Array<ArrayBuffer> {
  const cut = at % (bytes.length + 1);
  const [head, tail] = [bytes.slice(0, cut), bytes.slice(cut)];
  switch (way) {
    case 0:
      return head;
    case 1:
      return joined(head, [0xff, 0xfe, 0xc0, 0x80], tail);
    case 2:
      return joined([0xef, 0xbb, 0xbf], bytes);
    case 3:
      return joined(
        [0xff, 0xfe],
        [...bytes].flatMap((byte) => [byte, 0]),
      );
    case 4:
      return joined(head, [0xed, 0xa0, 0x80], tail);
    default:
      return joined(bytes, [0x7d, 0x00]);
  }
}

function joined(...parts: ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}
