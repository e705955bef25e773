const minutesAfter: readonly number[] = [1, 5, 15, 30, 60];

/** After so many attempts a person has to look (R21; reference/trust.md section 3). */
export const attemptsAtMost = minutesAfter.length + 1;

/**
 * When a message that was not accepted is tried again; null when it was tried often enough. `spread` from 0 to 1
 * moves it by up to a fifth either way, so that a queue does not come back all at once.
 */
export function nextAttemptAt(attempts: number, now: string, spread: number): string | null {
  const minutes = minutesAfter[attempts - 1];
  if (minutes === undefined) return null;
  const milliseconds = minutes * 60_000 * (0.8 + 0.4 * spread);
  return new Date(Date.parse(now) + Math.round(milliseconds)).toISOString();
}
