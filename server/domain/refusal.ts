import type { Permission } from "#shared/wire/fields.ts";
import type { ProblemCode } from "#shared/wire/problem.ts";
import { AppError } from "./app-error.ts";

/** Why something cannot be done now; null when it can. The same decides what is shown and what is enforced. */
export interface Refusal {
  code: ProblemCode;
  reason: string;
}

export function permissionOf(refusal: Refusal | null): Permission {
  return { allowed: refusal === null, reason: refusal?.reason ?? null };
}

export function enforce(refusal: Refusal | null): void {
  if (refusal !== null) throw new AppError(refusal.code, refusal.reason);
}
