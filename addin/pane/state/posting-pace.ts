import type { PostingProgress } from "#shared/wire/run.ts";

/** Where a stretch of undisturbed work began, as this pane saw it. */
export interface PaceStart {
  atMs: number;
  done: number;
}

/**
 * The pane's own clock and its own sight of the work: the server's clock may differ, and a posting that waited for
 * a person for days would be thought slow.
 */
export function paceStart(
  before: PaceStart | null,
  progress: Pick<PostingProgress, "state" | "done">,
  nowMs: number,
): PaceStart | null {
  if (progress.state !== "working") return null;
  return before !== null && before.done <= progress.done
    ? before
    : { atMs: nowMs, done: progress.done };
}

const shortestLookMs = 2_000;

/** How long the rest takes at the pace seen so far; null while that cannot be said. */
export function secondsLeft(
  start: PaceStart | null,
  progress: Pick<PostingProgress, "done" | "total" | "waiting">,
  nowMs: number,
): number | null {
  const { done, total, waiting } = progress;
  if (start === null || nowMs - start.atMs < shortestLookMs || done <= start.done) return null;
  // What is tried again later keeps its own time.
  const rest = total - done - waiting;
  if (rest <= 0) return null;
  return Math.ceil((rest * (nowMs - start.atMs)) / (done - start.done) / 1_000);
}

/** "24 s left", "about 3 min left": no more exact than is known. */
export function timeLeftText(seconds: number): string {
  return seconds < 90 ? `${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
