import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { PostingProgress } from "#shared/wire/run.ts";
import { notModified } from "../../api/client.ts";
import { paceStart, secondsLeft } from "./posting-pace.ts";
import type { PaceStart } from "./posting-pace.ts";
import { keys, refreshRuns } from "./server-queries.ts";
import { useServices } from "./services.ts";

/** Progress as it was last told, with what this pane makes of it. */
export interface SeenProgress extends PostingProgress {
  secondsLeft: number | null;
}

interface KnownProgress {
  etag: string | null;
  pace: PaceStart | null;
  progress: SeenProgress;
}

/**
 * Progress of a posting, asked each second while it works; when it ends, the run is asked for again, and when
 * something stands in the way, what it is.
 */
export function useProgress(runId: string, enabled: boolean): SeenProgress | undefined {
  const { api } = useServices();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: keys.progress(runId),
    enabled,
    queryFn: async ({ signal }): Promise<KnownProgress> => {
      const known = client.getQueryData<KnownProgress>(keys.progress(runId));
      const answer = await api.progress(runId, known?.etag ?? null, signal);
      if (answer === notModified) {
        if (known) return known;
        throw new Error("Not modified, although no ETag was sent");
      }
      const { etag, progress } = answer;
      if (hasEnded(progress)) void refreshRuns(client);
      else if (known !== undefined && stage(known.progress) !== stage(progress)) {
        void client.invalidateQueries({ queryKey: keys.run(runId) });
      }
      if (known === undefined || troubles(known.progress) !== troubles(progress)) {
        void client.invalidateQueries({ queryKey: keys.deliveries(runId) });
      }
      const nowMs = Date.now();
      const pace = paceStart(known?.pace ?? null, progress, nowMs);
      return {
        etag,
        pace,
        progress: { ...progress, secondsLeft: secondsLeft(pace, progress, nowMs) },
      };
    },
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) => (query.state.data?.progress.state === "done" ? false : 1_000),
  });
  return data?.progress;
}

/** Posted, taken back, or refused: the run is no longer being posted. */
function hasEnded({ state, failed, inDoubt, halted }: PostingProgress): boolean {
  return state === "done" || (state === "attention" && failed === 0 && inDoubt === 0 && !halted);
}

function stage({ state, issued }: PostingProgress): string {
  return `${state} ${issued}`;
}

function troubles({ failed, inDoubt, waiting }: PostingProgress): string {
  return `${failed} ${inDoubt} ${waiting}`;
}
