import { groupBy } from "../../../group-by.ts";
import type { JsonObject } from "../../../facts/json.ts";
import type { EdgeCondition } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { readAlias } from "../aliases.ts";
import { jobOf, workflowOf } from "../jobs.ts";
import { expandCall, type FindWorkflow, type HandedSecret } from "../workflows/calls.ts";
import type { WorkflowDocument, WorkflowJob } from "../workflows/document.ts";
import { finder } from "../workflows/find-workflow.ts";
import type { Place } from "./github-view.ts";
import { conditionsOfHalt } from "./standing.ts";

/** A job as its file has it. */
export interface WrittenJob {
  alias: string;
  job: WorkflowJob;
}

/** A job that runs in the name of a workflow: its own, or one that it calls. */
export interface RunJob {
  /** Of the job in the file it is written in, where its lines stand. */
  alias: string;
  /** In its own file, with what calls hand over put in. */
  job: WorkflowJob;
  /** The file it is written in: `acme/deploys/.github/workflows/deploy.yml`. */
  file: string;
  /** The calling job; null: it is an own one. */
  caller: WorkflowJob | null;
  secrets: readonly HandedSecret[];
}

/** A workflow with everything that runs in its name. */
export interface WorkflowPlace {
  alias: string;
  content: JsonObject;
  document: WorkflowDocument;
  /** Branch it was read from. */
  ref: string | null;
  jobs: readonly WrittenJob[];
  runs: readonly RunJob[];
  /** Calls whose end was not read: the job, and what it calls. */
  unresolved: readonly { alias: string; job: WorkflowJob; called: string }[];
  /** Finds the workflows it calls, as they are where it calls them. */
  find: FindWorkflow;
  /** Nothing but calls of others start it: it does nothing in its own name. */
  isCalledOnly: boolean;
  /** Its file was not read, so what it does is not known. */
  isUnread: boolean;
  /** What has to happen before it runs. */
  conditions: readonly EdgeCondition[];
}

/** Reads the workflows of repositories, with the jobs of those they call as far as these are known. */
export function workflowsIn(places: readonly Place[]): (place: Place) => WorkflowPlace[] {
  const read = new Map(places.map((place) => [place.alias, readWorkflows(place)]));
  const find = finder([...read.values()].flat());
  return ({ alias }) => (read.get(alias) ?? []).map((workflow) => withCalls(workflow, find(workflow.ref)));
}

type Read = Pick<WorkflowPlace, "alias" | "content" | "document" | "ref" | "jobs">;

function readWorkflows(place: Place): Read[] {
  const facts = ["workflow-job", "branch-job"].flatMap((kind) => place.of("consumer", kind));
  const byWorkflow = groupBy(facts, ({ identity }) => identity);
  const workflows = ["workflow", "branch-workflow"].flatMap((kind) => place.of("identity", kind));
  return workflows.map(({ alias, content }) => {
    const jobs = (byWorkflow.get(alias) ?? []).map((fact) => ({ alias: fact.alias, job: jobOf(fact.content) }));
    const ref = typeof content.ref === "string" ? content.ref : null;
    const document = workflowOf(
      content,
      jobs.map(({ job }) => job),
    );
    return { alias, content, document, ref, jobs };
  });
}

function withCalls(workflow: Read, find: FindWorkflow): WorkflowPlace {
  const { document, content, jobs } = workflow;
  const expanded = jobs.map(({ alias, job }) => ({ alias, job, ...expandCall(document, job, find) }));
  const own = jobs.filter(({ job }) => !job.call);
  const { triggers } = document;
  return {
    ...workflow,
    runs: [
      ...own.map(({ alias, job }) => ({
        ...{ alias, job, caller: null, file: fileOf(document) },
        secrets: job.secrets.map(({ name }) => ({ name, from: [name] })),
      })),
      ...expanded.flatMap(({ job: caller, jobs: called }) =>
        called.map((one) => {
          const file = fileOf(one.document);
          return {
            alias: aliasOf(one.document, one.job, workflow.alias),
            job: one.job,
            caller,
            file,
            secrets: one.secrets,
          };
        }),
      ),
    ],
    unresolved: expanded.flatMap(({ alias, job, unresolved }) =>
      unresolved.map(({ use }) => ({ alias, job, called: use.text })),
    ),
    find,
    isCalledOnly: triggers.length > 0 && triggers.every(({ event }) => event === "workflow_call"),
    isUnread: jobs.length === 0 && triggers.length === 0 && textOf(content.name) === "",
    conditions: conditionsOfHalt(content),
  };
}

function fileOf({ owner, repository, path }: WorkflowDocument): string {
  return `${owner}/${repository}/${path}`;
}

/** Of a job of a called workflow, which lies on the host of its caller. */
function aliasOf({ owner, repository, path }: WorkflowDocument, { id }: WorkflowJob, caller: string): string {
  return `github:${readAlias(caller)?.host ?? ""}/${owner}/${repository}:workflow-job:${path}#${id}`;
}
