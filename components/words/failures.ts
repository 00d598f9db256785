import { number } from "./count.ts";

/** How often something failed in a row, up to now: at least so often where those before were not read. */
export function failureWords({ count, atLeast }: { count: number; atLeast: boolean }): string {
  if (count === 1 && !atLeast) return "the last run failed";
  return `${atLeast ? "at least " : ""}the last ${number(count)} runs failed`;
}
