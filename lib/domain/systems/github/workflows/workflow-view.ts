import type { FindWorkflow } from "./calls.ts";
import type { Permissions, PossibleValues, RunsOn, WorkflowDocument, WorkflowJob } from "./document.ts";
import type { RepositoryFacts } from "./repository-facts.ts";
import { subjectsOf } from "./subjects.ts";

/** One workflow file as `rollcall workflows` prints it: a surface that other programs rely on. */
export interface WorkflowView {
  repository: string;
  path: string;
  ref: string | null;
  triggers: string[];
  permissions: Permissions | null;
  jobs: JobView[];
}

export interface JobView {
  id: string;
  /** Its own, else those of the workflow; null: the default holds. */
  permissions: Permissions | null;
  idToken: "write" | "none" | "inherited";
  /** As written where it is not one known name. */
  environment: string | null;
  /** Every label it may be put on a runner by, and expressions where they decide. */
  runsOn: string[];
  /** Names of stored secrets; the token of the run is none and not among them. `*`: all of them, or one by chance. */
  secrets: string[];
  inheritsSecrets: boolean;
  uses: string[];
  identities: { system: string; kind: string; value: string; static: boolean }[];
  subjects: string[];
}

/**
 * What a reduced workflow says, with what is known of its repository.
 * @param ref the branch the file was read from
 * @param find finds the workflows it calls
 */
export function workflowView(
  document: WorkflowDocument,
  facts: RepositoryFacts,
  ref: string | null,
  find?: FindWorkflow,
): WorkflowView {
  return {
    repository: `${document.owner}/${document.repository}`,
    path: document.path,
    ref,
    triggers: document.triggers.map(({ event }) => event),
    permissions: document.permissions?.value ?? null,
    jobs: document.jobs.map((job) => jobView(document, job, facts, find)),
  };
}

function jobView(document: WorkflowDocument, job: WorkflowJob, facts: RepositoryFacts, find?: FindWorkflow): JobView {
  return {
    id: job.id,
    permissions: job.permissions?.value ?? null,
    idToken: job.idToken,
    environment: job.environment === null ? null : oneValue(job.environment),
    runsOn: job.runsOn === null ? [] : runnersOf(job.runsOn),
    secrets: [...job.secrets.map(({ name }) => name), ...(job.allSecrets.length > 0 ? ["*"] : [])],
    inheritsSecrets: job.inheritsSecrets,
    uses: [...new Set(job.uses.map(({ text }) => text))],
    identities: identitiesOf(job),
    subjects: subjectsOf(document, job, facts, find).map(({ subject }) => subject),
  };
}

/** One row for each value an identity may have; the expression where it may have others. */
function identitiesOf(job: WorkflowJob): JobView["identities"] {
  const rows = job.identities.flatMap(({ system, kind, value, static: kept }) =>
    (value === null ? [""] : allValues(value)).map((text) => ({ system, kind, value: text, static: kept })),
  );
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function runnersOf({ labels, group, complete, text }: RunsOn): string[] {
  const named = group === null ? [] : allValues(group).map((name) => `group:${name}`);
  return [...new Set([...named, ...labels.flat(), ...(complete ? [] : text)])];
}

function oneValue({ text, values, complete }: PossibleValues): string {
  const [only, ...others] = values;
  return complete && only !== undefined && others.length === 0 ? only : text;
}

function allValues({ text, values, complete }: PossibleValues): string[] {
  return complete ? [...values] : [...values, text];
}
