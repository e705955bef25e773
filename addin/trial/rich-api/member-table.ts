import { HostNode } from "./host-node.ts";

/** What the add-in can reach on one class of nodes. Keys are lower case: Office.js mixes the two spellings. */
export type MemberTable = {
  properties: ReadonlyMap<string, { name: string; writable: boolean }>;
  methods: ReadonlyMap<string, string>;
  /** Properties that `load()` without a list returns. */
  scalars: readonly string[];
  navigation: ReadonlySet<string>;
  tracked: boolean;
};

const tables = new WeakMap<object, MemberTable>();

export function membersOf(node: HostNode): MemberTable {
  const prototype: object = Object.getPrototypeOf(node);
  const known = tables.get(prototype);
  if (known) return known;
  const made = memberTable(prototype);
  tables.set(prototype, made);
  return made;
}

function memberTable(prototype: object): MemberTable {
  const properties = new Map<string, { name: string; writable: boolean }>();
  const methods = new Map<string, string>();
  const navigation = new Set<string>();
  let tracked = false;
  for (
    let level: object = prototype;
    level !== HostNode.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const name of Reflect.get(level.constructor, "navigation") ?? []) navigation.add(name);
    tracked ||= Reflect.get(level.constructor, "tracked") === true;
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (!/^_?[A-Z]/.test(name)) continue;
      const key = name.toLowerCase();
      if (member.get || member.set) {
        if (!properties.has(key)) properties.set(key, { name, writable: member.set !== undefined });
      } else if (typeof member.value === "function" && !methods.has(key)) methods.set(key, name);
    }
  }
  const scalars = [...properties.values()]
    .map((property) => property.name)
    .filter((name) => !navigation.has(name) && !name.startsWith("_"));
  return { properties, methods, scalars, navigation, tracked };
}
