import { z } from "zod";
import { Count, document, Id, listOf, Name, Person, Text, Time, Word } from "./parts.ts";

/** Most runs GitHub gives in one page. */
export const RUNS_PAGE = 100;

/** Most deployments of one environment that are looked at whole. */
export const MOST_DEPLOYMENTS = 5;

/** One run: titles, commits and their authors are dropped, and so is the repository a fork's branch lies in. */
export const Run = z.object({
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

/** `run` is what the collector adds: the run that was seen to be of this deployment. Addresses of logs are dropped. */
const Status = z.object({ state: Word, created_at: Time, run: Id.nullable().default(null) });

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
  /** Null: it names no run that is known to be its own. */
  reviews: listOf(Review).nullish(),
});

/**
 * The newest deployments to an environment with reviewers: `GET /repos/{owner}/{repo}/deployments?environment=…`, with
 * `…/{id}/statuses`, `GET /repos/{owner}/{repo}/actions/runs/{run}` and its `…/approvals`.
 */
export const Deployments = document({
  environment: Name,
  environment_id: Id,
  more: z.boolean(),
  deployments: listOf(Deployment, MOST_DEPLOYMENTS),
});
