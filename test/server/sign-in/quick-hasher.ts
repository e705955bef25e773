import { createHash } from "node:crypto";
import type { PasswordHasher } from "../../../server/sign-in/password-hash.ts";

/** Counts what it is asked to compute, and takes no time over it. */
export interface QuickHasher extends PasswordHasher {
  readonly computed: number;
}

export function quickHasher(): QuickHasher {
  let computed = 0;
  const compute = (password: string) => {
    computed++;
    return createHash("sha256").update(password).digest("hex");
  };
  return {
    get computed() {
      return computed;
    },
    hash: async (password) => compute(password),
    verify: async (password, stored) => compute(password) === stored,
  };
}
