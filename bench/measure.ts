import { setTimeout } from "node:timers/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How long each of them took, one after the other. */
export async function times<Input>(
  inputs: readonly Input[],
  work: (input: Input) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  for (const input of inputs) taken.push(await timed(() => work(input)));
  return taken;
}

/** CPU of this process for each of them: what a machine that is busy with other things does not blur. */
export async function cpuTimes<Input>(
  inputs: readonly Input[],
  work: (input: Input) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  for (const input of inputs) {
    const before = process.cpuUsage();
    await work(input);
    const { user, system } = process.cpuUsage(before);
    taken.push((user + system) / 1000);
  }
  return taken;
}

/** How long it took, and the longest that nothing else got its turn meanwhile. */
export async function standing(work: () => Promise<unknown>): Promise<{ milliseconds: number; blocked: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const milliseconds = await timed(work);
  delay.disable();
  return { milliseconds, blocked: delay.max / 1e6 };
}

/** How long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The value a share of all is at most. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** Bytes that are in use after everything else was collected. */
export async function memory(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let run = 0; run < 3; run += 1) {
    collect();
    await setTimeout(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
