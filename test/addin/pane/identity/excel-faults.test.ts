import { afterAll, beforeAll, expect, it } from "vitest";
import type { CreatingAction } from "../../../../addin/pane/state/creating/creating-state.ts";
import type { Fault } from "../../../../addin/trial/faults.ts";
import { openWorkbook as openTrialWorkbook } from "../../../../addin/trial/open-workbook.ts";
import { seedTrial, trialPeople } from "../../../../server/trial/seed.ts";
import { appOn } from "../../../server/serve.ts";
import { describeOnEachStore } from "../../../server/stores.ts";
import { create, look, refresh, signIn, sitDown, timesheet } from "./at-work.ts";
import type { AtWork } from "./at-work.ts";
import { saysWhatTheServerSays } from "./says-what-the-server-says.ts";

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ["a cell is being edited", refused("InvalidOperationInCellEditMode")],
  ["access is denied", refused("AccessDenied")],
  ["a request is too large", refused("RequestPayloadSizeLimitExceeded")],
  [
    "an answer is too large",
    { kind: "done-but-refused", code: "ResponsePayloadSizeLimitExceeded" },
  ],
  ["the session is lost", refused("InvalidOrTimedOutSession")],
  [
    "the session is lost after the work",
    { kind: "done-but-refused", code: "InvalidOrTimedOutSession" },
  ],
  ["Excel never answers", { kind: "unanswered" }],
];

function refused(code: string): Fault {
  return { kind: "refused", code };
}

/** Lets one batch of some work go wrong, counted from its start; gives whether it came to that. */
async function withBrokenBatch(
  seat: AtWork,
  broken: { number: number; fault: Fault },
  work: () => Promise<unknown>,
): Promise<boolean> {
  const { host } = seat;
  const answer = host.answer.bind(host);
  let count = 0;
  host.answer = (text) => {
    if (count === broken.number) host.breakNext(broken.fault);
    count += 1;
    return answer(text);
  };
  await withTime(seat, work());
  host.answer = answer;
  // a clean-up of Office.js does not take the fault, so it may still wait
  await withTime(seat, seat.book.listTables()).catch(() => undefined);
  return count > broken.number;
}

/** Waits for work that waits for the clock. */
async function withTime<Result>(seat: AtWork, work: Promise<Result>): Promise<Result> {
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  ended.catch(() => undefined);
  while (!done) await seat.timer.pass(5_000);
  return ended;
}

const seats: AtWork[] = [];

describeOnEachStore("creating a run while Excel fails", (store) => {
  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
  });
  afterAll(() => {
    for (const { host } of seats.splice(0)) host.stop();
  });

  it.each(faults)(
    "ends with server and sheet in order, whenever %s",
    async (name, fault) => {
      const app = appOn(store, { trialPeople });
      const api = await signIn(app, "priya-nair");
      for (let number = 0, struck = true; struck; number += 1) {
        const about = `${store.kind}: ${name}, batch ${number}`;
        const seat = sitDown(openTrialWorkbook([timesheet(3, about)]), api);
        seats.push(seat);
        const agreed = await look(seat);
        expect(agreed.picked).toHaveLength(3);
        let end: CreatingAction | undefined;
        struck = await withBrokenBatch(seat, { number, fault }, async () => {
          end = await create(seat, agreed, about);
        });

        const made = (await api.runs({ tab: "all", search: about })).runs;
        expect(made).toHaveLength(end?.type === "finished" ? 1 : 0);
        if (end?.type !== "finished") {
          expect(end).toMatchObject({ type: "stopped", next: "look-again" });
          const again = await withTime(seat, look(seat));
          expect(again.picked).toHaveLength(3);
          expect(await create(seat, again, about)).toMatchObject({
            type: "finished",
            sheetError: null,
          });
        }
        await withTime(seat, refresh(seat));
        await saysWhatTheServerSays(seat);
        expect((await look(seat)).picked).toEqual([]);
        const claims = await store.database.read
          .selectFrom("entries")
          .select("description")
          .where("description", "like", `${about}:%`)
          .execute();
        expect(claims).toHaveLength(3);
      }
    },
    120_000,
  );
});
