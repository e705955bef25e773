import type { RenderPool } from "../documents/rendering/render-pool.ts";
import type { Database } from "../storage/database.ts";
import { withGroupedWrites } from "../storage/grouped-writes.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import { findHeldPosting } from "../storage/posting/postings.ts";
import type { Clock, Ids } from "../use-cases/context.ts";
import type { Channel, Channels } from "./channel.ts";
import { exportChannel } from "./export-channel.ts";
import { handOverDue } from "./hand-over.ts";
import type { Preparing } from "./mail/prepare-mails.ts";
import { takeOwnership } from "./ownership.ts";
import type { Ownership } from "./ownership.ts";
import { workLoop } from "./work-loop.ts";
import type { WorkLoop } from "./work-loop.ts";

export interface PostingDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  /** Knows which characters the fonts have. */
  renderPool: Pick<RenderPool, "loadCoverage">;
  /** The use case that turns a due intent into issued invoices and queued deliveries, or refuses it. */
  postRun(
    deps: Pick<PostingDeps, "database" | "clock" | "ids" | "renderPool" | "onError"> & {
      mailConfigured: boolean;
    },
    runId: string,
  ): Promise<void>;
  /** Told what went wrong where nobody is waiting for an answer; never amounts, names or addresses. */
  onError(error: unknown): void;
  /** How mail leaves the house; null where it is not set up. */
  mail?: MailParts | null;
  /** How long to sleep when nobody wakes the loop, in case another process has left something to do. */
  idleSeconds?: number;
}

export interface MailParts {
  channel: Channel;
  /** Makes and stores the documents of queued mails; false when there is none to make. */
  prepare(around: Preparing): Promise<boolean>;
}

export interface PostingLoop {
  /** There is something to do: an intent was stored. Answers at once. */
  wake(): void;
  /** Resolves when there is nothing left to do now, or another process does it. */
  whenIdle(): Promise<void>;
  /** Lets what is in hand finish within some seconds, takes up nothing more and gives the lock back. */
  stop(): Promise<void>;
}

const defaultIdleSeconds = 2;
const finishMilliseconds = 8_000;

/** Starts what posts runs that are due and hands over what is queued, beginning with what an earlier process left. */
export function composePosting(deps: PostingDeps): PostingLoop {
  const channels: Channels = { export: exportChannel(deps), mail: deps.mail?.channel ?? null };
  const ownership = takeOwnership(deps, channels);
  const loops: WorkLoop[] = [];
  let stopping = false;
  const wake = () => {
    for (const loop of loops) loop.wake();
  };
  const startLoop = (step: (owner: string) => Promise<boolean>) => {
    const { onError, idleSeconds = defaultIdleSeconds } = deps;
    const loop = workLoop({ step: ifOwner(ownership, step), idleSeconds, onError });
    loops.push(loop);
    return loop;
  };

  // lanes write at the same moments, and a commit waits for the disk
  const laneDeps = { ...deps, database: withGroupedWrites(deps.database) };
  const startLanes = (name: Delivery["channel"]) => {
    const channel = channels[name];
    if (channel === null) return;
    for (let number = 0; number < channel.lanes; number += 1) {
      startLoop((owner) => {
        const goesOn = async () => !stopping && (await ownership.owner()) === owner;
        return handOverDue(laneDeps, { channel, name, number, owner, goesOn });
      });
    }
  };

  startLoop(async () => {
    await ownership.keep();
    const posted = await postNext(deps);
    if (posted) wake();
    return posted;
  });
  const { mail } = deps;
  if (mail) {
    startLoop(() => mail.prepare({ goesOn: () => !stopping, onStored: wake }));
  }
  startLanes("mail");
  startLanes("export");
  return {
    wake,
    async whenIdle() {
      do {
        await Promise.all(loops.map((loop) => loop.whenIdle()));
      } while (loops.some((loop) => loop.isBusy()));
    },
    async stop() {
      stopping = true;
      const finished = Promise.all(loops.map((loop) => loop.stop()));
      const cutOff = setTimeout(() => closeAll(channels), finishMilliseconds);
      await finished;
      clearTimeout(cutOff);
      closeAll(channels);
      await ownership.release();
    },
  };
}

function ifOwner(ownership: Ownership, step: (owner: string) => Promise<boolean>) {
  return async () => {
    const owner = await ownership.owner();
    return owner !== null && (await step(owner));
  };
}

/** Posts the run that is due next; false when there is none. */
async function postNext(deps: PostingDeps): Promise<boolean> {
  const held = await findHeldPosting(deps.database.read);
  if (held === null || held.dueAt > deps.clock.now()) return false;
  await deps.postRun({ ...deps, mailConfigured: Boolean(deps.mail) }, held.runId);
  return true;
}

function closeAll(channels: Channels): void {
  for (const channel of Object.values(channels)) channel?.close();
}
