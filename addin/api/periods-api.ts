import type {
  ClosedPeriod,
  GeneratePeriodsBody,
  PeriodDetail,
  PeriodView,
  PeriodWork,
} from "#shared/wire/period.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** The firm's accounting periods, and what is still open in each. */
export function periodsApi(api: Connected) {
  const period = api.periods[":periodId"];
  return {
    periodWork: (signal?: AbortSignal): Promise<PeriodWork[]> =>
      bodyOf(api["period-work"].$get({}, init({ signal }))),
    period: (periodId: string, signal?: AbortSignal): Promise<PeriodDetail> =>
      bodyOf(period.$get({ param: { periodId } }, init({ signal }))),
    generatePeriods: (json: GeneratePeriodsBody): Promise<PeriodView[]> =>
      bodyOf(api.periods.$post({ json })),
    deletePeriod: (periodId: string, version: number) =>
      done(period.$delete({ param: { periodId } }, init({ version }))),
    closePeriod: (periodId: string, version: number): Promise<ClosedPeriod> =>
      bodyOf(period.close.$post({ param: { periodId } }, init({ version }))),
    reopenPeriod: (periodId: string, version: number, reason: string): Promise<PeriodView> =>
      bodyOf(period.reopen.$post({ param: { periodId }, json: { reason } }, init({ version }))),
  };
}
