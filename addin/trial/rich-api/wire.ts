/** The JSON that Office.js sends and expects: names of members are text, only these kinds are numbers. */
export const ActionKind = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

export const PathKind = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export type WireArguments = {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: unknown[];
};

export type WireQuery = {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
};

export type WireAction = {
  Id: number;
  ActionType: number;
  Name?: string;
  ObjectPathId: number;
  ArgumentInfo?: WireArguments;
  QueryInfo?: WireQuery;
  ObjectState?: Record<string, unknown>;
};

export type WireObjectPath = {
  Id: number;
  ObjectPathType: number;
  Name?: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: WireArguments;
  /** Office.js was told not to track this object. */
  D?: boolean;
};

export type WireRequest = {
  AutoKeepReference?: boolean;
  Actions: WireAction[];
  ObjectPaths: Record<string, WireObjectPath>;
};

export type WireResult = { ActionId: number; Value: unknown };

export type WireError = {
  Code: string;
  Message: string;
  Location: string;
  ActionIndex: number;
};

export type WireResponse =
  | { Results: WireResult[]; TraceIds: number[] }
  | { Error: WireError; TraceIds: number[]; ProcessedResults: { Results: WireResult[] } };
