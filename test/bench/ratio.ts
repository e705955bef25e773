/** How a thing's speed compares with a plain baseline that was run beside it, in the same process. */
export interface Ratio {
  name: string;
  ratio: number;
  limit: number;
  ok: boolean;
}

type Work = () => unknown;

export interface RatioOptions {
  /** Rounds that count; candidate and baseline take turns, so that both feel the same machine. */
  rounds?: number;
  warmUps?: number;
}

/** Median time of the candidate through that of the baseline; prints one line. */
export async function measureRatio(
  name: string,
  limit: number,
  candidate: Work,
  baseline: Work,
  { rounds = 9, warmUps = 2 }: RatioOptions = {},
): Promise<Ratio> {
  const candidateTimes: number[] = [];
  const baselineTimes: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const baselineTime = await timeOf(baseline);
    const candidateTime = await timeOf(candidate);
    if (round < 0) continue;
    baselineTimes.push(baselineTime);
    candidateTimes.push(candidateTime);
  }
  return report(name, median(candidateTimes), median(baselineTimes), limit);
}

/** The same for figures that a bench has measured itself (milliseconds, or any other unit). */
export function report(name: string, candidate: number, baseline: number, limit: number): Ratio {
  const ratio = candidate / baseline;
  const ok = ratio <= limit;
  const figures = `${candidate.toFixed(1)} / ${baseline.toFixed(1)} = ${ratio.toFixed(2)}×`;
  console.log(`${name}: ${figures}, limit ${limit}×, ${ok ? "ok" : "over"}`);
  return { name, ratio, limit, ok };
}

async function timeOf(work: Work): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}
