/** A number of runs, times ROLLCALL_TEST_SCALE. */
export function scaled(runs: number): number {
  const scale = Number(process.env.ROLLCALL_TEST_SCALE ?? "1");
  return Math.max(1, Math.round(runs * scale));
}
