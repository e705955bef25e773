/** What a part of the house may import; a part is the longest listed folder that a file lies in. */
export interface Part {
  folder: string;
  /** Other parts, for values and types. */
  may: readonly string[];
  /** Other parts, for types only. */
  mayAsTypes?: readonly string[];
}

const rules = "shared";
const wire = "shared/wire";
const everyServerPart = [
  "server/domain",
  "server/storage",
  "server/documents",
  "server/export-formats",
  "server/posting",
  "server/use-cases",
  "server/sign-in",
  "server/http",
  "server/commands",
];
const everyAddinPart = [
  "addin/pane",
  "addin/pane/screens",
  "addin/pane/state",
  "addin/admin",
  "addin/admin/parts",
  "addin/admin/sections",
  "addin/session",
  "addin/account",
  "addin/components",
  "addin/workbook",
  "addin/workbook/excel",
  "addin/office",
  "addin/api",
];

/** Imports point one way. Nothing lists a trial folder, so nothing but tests may import one. */
export const parts: readonly Part[] = [
  { folder: rules, may: [] },
  { folder: wire, may: [rules] },

  { folder: "server/domain", may: [rules, wire] },
  { folder: "server/export-formats", may: [rules] },
  { folder: "server/documents", may: [rules, "server/domain"] },
  {
    folder: "server/storage",
    may: [rules, wire, "server/domain"],
    mayAsTypes: ["server/export-formats", "server/use-cases"],
  },
  {
    folder: "server/use-cases",
    may: [
      rules,
      wire,
      "server/domain",
      "server/storage",
      "server/documents",
      "server/export-formats",
      "server/posting",
      "server/sign-in",
    ],
  },
  {
    folder: "server/posting",
    may: [
      rules,
      wire,
      "server/domain",
      "server/storage",
      "server/documents",
      "server/export-formats",
      "server/use-cases",
    ],
  },
  {
    folder: "server/sign-in",
    may: [rules, wire, "server/domain", "server/storage"],
    mayAsTypes: ["server/use-cases"],
  },
  {
    folder: "server/http",
    may: [
      rules,
      wire,
      "server/domain",
      "server/use-cases",
      "server/sign-in",
      "server/export-formats",
      "server/documents",
    ],
    mayAsTypes: ["server/storage", "server/posting"],
  },
  {
    folder: "server/commands",
    may: [
      rules,
      wire,
      "server",
      "server/domain",
      "server/storage",
      "server/posting",
      "server/use-cases",
    ],
  },
  { folder: "server", may: [rules, wire, ...everyServerPart] },
  { folder: "server/trial", may: [rules, wire, "server", ...everyServerPart] },

  { folder: "addin/components", may: [rules], mayAsTypes: [wire] },
  { folder: "addin/office", may: [rules] },
  // What a row means is pure and may be used by every screen; only addin/workbook/excel talks to Excel.
  { folder: "addin/workbook", may: [rules], mayAsTypes: [wire] },
  { folder: "addin/workbook/excel", may: [rules, "addin/workbook"], mayAsTypes: [wire] },
  { folder: "addin/api", may: [rules], mayAsTypes: [wire, "server/http"] },
  // Who is at the desk and whether the server answers: the same for the pane and the admin page.
  {
    folder: "addin/session",
    may: [rules, "addin/api", "addin/components", "addin/office"],
    mayAsTypes: [wire],
  },
  // One's own account: a one-time link, how one signs in, and what comes back from a provider.
  {
    folder: "addin/account",
    may: [rules, "addin/session", "addin/components", "addin/api", "addin/office"],
    mayAsTypes: [wire],
  },
  {
    folder: "addin/pane/state",
    may: [
      rules,
      "addin/workbook",
      "addin/office",
      "addin/api",
      "addin/session",
      "addin/components",
    ],
    mayAsTypes: [wire],
  },
  {
    folder: "addin/pane/screens",
    may: [rules, "addin/pane/state", "addin/session", "addin/components", "addin/workbook"],
    mayAsTypes: [wire, "addin/office", "addin/api"],
  },
  { folder: "addin/pane", may: [rules, ...everyAddinPart], mayAsTypes: [wire] },
  // A section knows the parts it is made of, never the page around it.
  {
    folder: "addin/admin/parts",
    may: [rules, "addin/components", "addin/api", "addin/session"],
    mayAsTypes: [wire],
  },
  {
    folder: "addin/admin/sections",
    may: [rules, "addin/admin/parts", "addin/components", "addin/api", "addin/session"],
    mayAsTypes: [wire],
  },
  {
    folder: "addin/admin",
    may: [
      rules,
      "addin/admin/sections",
      "addin/admin/parts",
      "addin/components",
      "addin/api",
      "addin/session",
    ],
    mayAsTypes: [wire],
  },
  { folder: "addin/trial", may: [rules, ...everyAddinPart], mayAsTypes: [wire] },

  {
    folder: "test",
    may: [
      rules,
      wire,
      "server",
      "server/trial",
      "addin/trial",
      ...everyServerPart,
      ...everyAddinPart,
    ],
  },
];

/** Packages that only some parts may load at run time; `node:` stands for Node's own modules. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  kysely: ["server/storage", "test"],
  "better-sqlite3": ["server/storage", "test"],
  pg: ["server/storage", "test"],
  zod: ["shared/wire", "server", "test"],
  "node:": ["server", "test"],
  "@hono/node-server": ["server", "test"],
  hono: ["server/http", "server/sign-in", "server/trial", "server", "addin/api", "test"],
  "@fluentui": ["addin", "test"],
  "@revolist": ["addin/trial"],
  "playwright-core": ["test"],
};

/** Names that say nothing about what is inside. */
export const emptyNames = [
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "lib",
  "misc",
  "manager",
  "data",
  "info",
];

export const mostLines = 400;
/** "About twenty-five" , with a little room. */
export const mostFilesInFolder = 30;
