import { invalidArgument } from "../host-error.ts";

/**
 * An object that the add-in can hold a proxy of. Members whose names begin with a capital letter (or `_` and a
 * capital) are what the add-in can reach: getters and setters are properties, functions are methods.
 */
export abstract class HostNode {
  /** Names of the getters that return other nodes. */
  static readonly navigation: readonly string[] = [];
  /** True for objects that Office.js addresses by reference between batches (ranges). */
  static readonly tracked: boolean = false;

  /** Written out, because a minifier changes the names of classes. */
  abstract get className(): string;

  /** `{ Id }` or `{ _Id }` of a child of a collection: makes its proxy addressable in later batches. */
  get identity(): Record<string, string> | null {
    return null;
  }

  /** The children, when this is a collection. */
  get items(): readonly HostNode[] | null {
    return null;
  }

  indexed(_key: unknown): HostNode {
    throw invalidArgument();
  }
}
