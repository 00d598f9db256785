/** A number of runs, times ROLLCALL_TEST_SCALE. */
export function scaled(runs: number): number {
  const scale = Number(process.env.ROLLCALL_TEST_SCALE ?? "1");
  return Math.max(1, Math.round(runs * scale));
}

/**
 * Runs of a law: those of every day are the same ones each time, so that a failure is of the change at hand; more than
 * those (ROLLCALL_TEST_SCALE above 1) are new ones each time, to look for what is not known yet.
 */
export function lawRuns(runs: number): { numRuns: number; seed?: number } {
  const numRuns = scaled(runs);
  return numRuns > runs ? { numRuns } : { numRuns, seed: 20_261_121 };
}
