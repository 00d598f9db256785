import { z } from "zod";
import { Count, document, Id, listOf, Name, Person, Text, Time, Word } from "./parts.ts";

/** Most runs GitHub gives in one page. */
export const RUNS_PAGE = 100;

/** Most deployments of one environment that are looked at whole. */
export const MOST_DEPLOYMENTS = 5;

/** One run: titles, commits and their authors are dropped, and so is the repository a fork's branch lies in. */
const Run = z.object({
  id: Id,
  workflow_id: Id,
  run_attempt: Count.nullish(),
  event: Word,
  status: Word.nullish(),
  conclusion: Word.nullish(),
  head_branch: Name.nullish(),
  actor: Person.nullish(),
  created_at: Time,
  run_started_at: Time.nullish(),
});

/** `GET /repos/{owner}/{repo}/actions/runs`: its newest page, whichever workflow ran. */
export const WorkflowRuns = document({
  total_count: Count,
  workflow_runs: listOf(Run, RUNS_PAGE),
});

/** Of the address of a log the run is kept, which is how a deployment tells what made it. */
const Status = z
  .object({ state: Word, created_at: Time, log_url: z.string().nullish(), run: Id.nullish() })
  .transform(({ log_url, run, ...rest }) => ({ ...rest, run: run ?? runIn(log_url) }));

const Review = z.object({
  state: Word,
  user: Person.nullish(),
  comment: Text.nullish(),
  environments: listOf(z.object({ name: Name })),
});

const Deployment = z.object({
  id: Id,
  ref: Name,
  sha: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .nullish(),
  created_at: Time,
  creator: Person.nullish(),
  statuses: listOf(Status).nullish(),
  /** Null: it names no run that could have any. */
  reviews: listOf(Review).nullish(),
});

/**
 * The newest deployments to an environment with reviewers: `GET /repos/{owner}/{repo}/deployments?environment=…`, with
 * `…/{id}/statuses` and `GET /repos/{owner}/{repo}/actions/runs/{run}/approvals`.
 */
export const Deployments = document({
  environment: Name,
  environment_id: Id,
  more: z.boolean(),
  deployments: listOf(Deployment, MOST_DEPLOYMENTS),
});

/** The run that a state of a deployment names as what brought it; null when it names none. */
export function runOfStatus(status: unknown): number | null {
  const read = Status.safeParse(status);
  return read.success ? read.data.run : null;
}

function runIn(address: string | null | undefined): number | null {
  const found = Number(/\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(address ?? "")?.[1] ?? NaN);
  return Number.isSafeInteger(found) && found > 0 ? found : null;
}
