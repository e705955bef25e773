import type { ProblemCode } from "#shared/wire/problem.ts";
import type { Rights } from "../../../../server/domain/permissions.ts";
import type { Relation } from "./expected.ts";
import type { Things } from "./things.ts";

/** What the matrix cannot know of a route by its guard: how it is asked well, and what it says of what is not there. */
export interface RouteRow {
  /** Which case of the route this is, where it has several rows. */
  about?: string;
  /** A request that succeeds for whoever has the right and sees the things. */
  request(things: Things): FittingRequest | Promise<FittingRequest>;
  /** What is said of an id that nothing has; it stands in for the first part of the address. */
  unknown?: Said;
  /** The request with the unknown id, where it is not in the address. */
  unknownRequest?(things: Things): FittingRequest | Promise<FittingRequest>;
  /**
   * What those outside the team are told when the things are a hidden client's: the very answer that an unknown id
   * gets, or an answer that holds nothing of it, or a refusal. Every route to what is a client's has to say it.
   */
  hidden?: "as-unknown" | "answered" | "without-effect" | Said;
  /** What is told of things that are somebody else's own. */
  somebodyElses?: "as-unknown" | Said;
  /** What they are told who may ask but lack a right that depends on the thing. */
  alsoNeeds?(rights: Rights, relation: Relation): Said | null;
  /** The session is worth nothing after it, so each gets one of their own for it. */
  endsSession?: true;
  /** Whoever asks, what counts is what somebody else sees, who has lost sight of it. */
  sightIsTheHolders?: true;
}

/** The code of a problem and its detail, word for word. */
export type Said = readonly [code: ProblemCode, detail: string];

export interface FittingRequest {
  /** Parts of the address by name. */
  path?: Readonly<Record<string, string>>;
  /** With its question mark. */
  query?: string;
  body?: unknown;
  /** For If-Match. */
  version?: number;
}

/** By method and path as in the route table, e.g. "GET /api/runs/:runId"; several rows for several cases. */
export type RouteRows = Readonly<Record<string, RouteRow | readonly RouteRow[]>>;
