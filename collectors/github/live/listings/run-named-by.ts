import { isRecord } from "../records.ts";

/**
 * The run of a repository that a state of a deployment names as what brought it; null when it names none of it.
 * @param repository where people see the repository: `https://github.com/acme/api`
 */
export function runNamedBy(status: unknown, repository: string): number | null {
  const log = isRecord(status) ? status["log_url"] : null;
  if (typeof log !== "string" || !URL.canParse(log)) return null;
  const [address, home] = [new URL(log), new URL(repository)];
  const runs = `${home.pathname}/actions/runs/`.toLowerCase();
  if (address.origin !== home.origin || !address.pathname.toLowerCase().startsWith(runs)) return null;
  const found = Number(/^([1-9]\d{0,14})(?:\/|$)/.exec(address.pathname.slice(runs.length))?.[1] ?? NaN);
  return Number.isSafeInteger(found) ? found : null;
}
