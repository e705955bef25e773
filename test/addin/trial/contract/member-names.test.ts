import { expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { simulatedClasses } from "../simulated-classes.ts";

const OWN_OF_OFFICE_JS =
  /^(constructor|set|update|load|retrieve|toJSON|setMockData|ensureUnchanged|track|untrack|_handle\w+|_KeepReference)$/;

/** The members of one of Microsoft's classes, from its own metadata. */
function realMembers(name: string, real: object): string[] {
  const prototype: unknown = Reflect.get(Reflect.get(real, name), "prototype");
  if (prototype === null || typeof prototype !== "object")
    throw new Error(`Excel has no class ${name}`);
  const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([method, { value }]) => typeof value === "function" && !OWN_OF_OFFICE_JS.test(method))
    .map(([method]) => method);
  const scalars: readonly string[] = Reflect.get(prototype, "_scalarPropertyOriginalNames") ?? [];
  const navigation: readonly string[] = Reflect.get(prototype, "_navigationPropertyNames") ?? [];
  return [...scalars, ...navigation, ...methods];
}

/** Members that every collection has, declared by Office.js or answered by its base class. */
const OF_COLLECTIONS = new Set(["getitem", "getitemornullobject", "getitemat", "getcount"]);

it.each(simulatedClasses.map((simulated) => [simulated.name, simulated] as const))(
  "every member of %s exists under that name in Office.js",
  (name, simulated) => {
    const { Excel } = openExcel();
    const real = new Set(realMembers(name, Excel).map((member) => member.toLowerCase()));
    const unknown = simulated.members.filter(
      (member) => !real.has(member.toLowerCase()) && !OF_COLLECTIONS.has(member.toLowerCase()),
    );
    expect(unknown).toEqual([]);
  },
);

it.each(simulatedClasses.map((simulated) => [simulated.name, simulated] as const))(
  "every property of %s is spelt as Office.js reads it",
  (name, simulated) => {
    const { Excel } = openExcel();
    const real = new Map(realMembers(name, Excel).map((member) => [member.toLowerCase(), member]));
    const misspelt = simulated.scalars.filter(
      (scalar) => real.get(scalar.toLowerCase()) !== scalar,
    );
    expect(misspelt).toEqual([]);
  },
);
