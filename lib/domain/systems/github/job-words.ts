import type { JsonObject } from "../../facts/json.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { whileHalted } from "./halted.ts";
import { isGitHubHosted } from "./hosted-labels.ts";
import { jobOf, strangersCheckouts } from "./jobs.ts";
import type { PossibleValues, WorkflowJob } from "./workflows/document.ts";

/** A job of a workflow, as what runs with the workflow's token. */
export const consumer: System["consumer"] = ({ kind, content }, identity) => {
  const job = jobOf(content);
  return {
    kind: kind === "workflow-job" || kind === "branch-job" ? "job" : kind,
    container: null,
    secrets: job.secrets.map(({ name }) => name),
    token: true,
    traits: whileHalted(identity, jobTraits(content)),
    ...(job.line > 0 ? { line: job.line } : {}),
  };
};

/** What a job does that matters to access, as clauses that its name goes before: the gravest first. */
export function jobTraits(content: JsonObject): WorkloadTrait[] {
  const job = jobOf(content);
  return [...traitsOf(job)].toSorted((one, other) => Number(other.grave) - Number(one.grave));
}

function* traitsOf(job: WorkflowJob): Generator<WorkloadTrait> {
  const strangers = strangersCheckouts(job);
  const [first] = strangers;
  if (first) {
    const events = [...new Set(strangers.flatMap(({ triggers }) => triggers))].join(" and ");
    yield {
      words: `${first.guard === "unknown" ? "may check" : "checks"} out code that strangers wrote, in runs of ${events} with this repository's secrets`,
      grave: true,
    };
  }
  if (job.literals.length > 0) {
    yield { words: `has a credential written out on line ${job.literals[0]?.line}`, grave: true };
  }
  if (job.allSecrets.length > 0) yield { words: "hands on every secret it can see", grave: true };
  if (job.inheritsSecrets && job.call) {
    const { use } = job.call;
    const others = use.repository !== null;
    yield { words: `hands every secret to \`${use.text}\``, grave: others && use.pin !== "sha" };
  }
  if (job.runsOn) yield* runnerTraits(job.runsOn);
  if (job.environment) yield { words: `deploys to ${textOf(job.environment)}`, grave: false };
  if (job.idToken === "write") yield { words: "may ask for OIDC tokens", grave: false };
}

function* runnerTraits({
  labels,
  group,
  complete,
  text,
}: NonNullable<WorkflowJob["runsOn"]>): Generator<WorkloadTrait> {
  if (group) yield { words: `runs on runners of the group ${textOf(group)}`, grave: false };
  const own = labels.filter((set) => !set.every(isGitHubHosted));
  const [first] = own;
  if (first) yield { words: `runs on a runner of its own, labeled ${first.join(", ")}`, grave: false };
  if (!complete && !group) yield { words: `runs where \`${text.join(", ")}\` says`, grave: false };
}

/** A text of the file: the values it is known to take, else the expression. */
export function textOf({ text, values, complete }: PossibleValues): string {
  return complete && values.length > 0 ? values.join(" or ") : `\`${text}\``;
}
