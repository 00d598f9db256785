import { ownerEvidence } from "../../../ownership/owner-evidence.ts";
import type { JsonObject } from "../../../facts/json.ts";
import type { MintedSubject, RunsView } from "../../../inventory/detail.ts";
import { groupBy } from "../../../group-by.ts";
import { textOf } from "../../content.ts";
import { haltOf } from "../halted.ts";
import { home } from "../home.ts";
import { jobOf } from "../jobs.ts";
import { isWorkflow } from "../kinds.ts";
import { systemWords } from "../login-words.ts";
import { runsOf } from "../runs/run-words.ts";
import { starts } from "../start-words.ts";
import { subjects } from "../subject-words.ts";
import type { WorkflowJob } from "../workflows/document.ts";
import type { RepositoryFactsRead } from "./repository-facts.ts";
import type { RepositorySubject, RepositoryUse, RepositoryWorkflow } from "./repository-view.ts";

/** A workflow of a repository with its jobs. */
export interface WorkflowRead {
  id: string;
  alias: string;
  name: string;
  content: JsonObject;
  jobs: WorkflowJob[];
  runs: RunsView | null;
  subjects: MintedSubject[];
}

/** Puts the jobs to their workflows, those of the default branch first. */
export function workflowsRead({ around, identities, jobs }: RepositoryFactsRead): WorkflowRead[] {
  const byWorkflow = groupBy(jobs, ({ identity }) => identity);
  return identities
    .filter(({ kind }) => isWorkflow(kind))
    .toSorted((one, other) => Number(isOfOther(one)) - Number(isOfOther(other)))
    .map(({ identity, alias, name, content, lastUse }) => {
      const contents = (byWorkflow.get(alias) ?? []).map((job) => job.content);
      return {
        id: identity ?? "",
        alias,
        name,
        content,
        runs: runsOf(alias, lastUse?.detail),
        jobs: contents.map(jobOf).toSorted((one, other) => one.line - other.line),
        subjects: subjects(content, contents, around),
      };
    });
}

function isOfOther({ content }: Pick<WorkflowRead, "content">): boolean {
  return content.branch !== undefined;
}

/** A workflow as a line of its repository's page. */
export function toRepositoryWorkflow(
  { id, name, content, jobs, runs, subjects: minted }: WorkflowRead,
  repository: JsonObject,
): RepositoryWorkflow {
  const begins = starts(content);
  const [path, branch] = [textOf(content.path), textOf(content.branch)];
  const logins = jobs.flatMap(({ identities }) => identities.map(({ system }) => systemWords(system)));
  // As the inventory says it: what names the owner of the file first, then of the repository it lies in.
  const [named] = ownerEvidence([
    { label: "workflow", content },
    { label: "repository", content: repository },
  ]);
  return {
    id,
    name: branch === "" ? name : path.slice(path.lastIndexOf("/") + 1),
    branch: branch || null,
    path,
    events: [...new Set(begins.map(({ event }) => event))],
    dangers: [...new Set(begins.flatMap(({ event, danger }) => (danger === null ? [] : [event])))],
    jobs: jobs.length,
    secrets: secretNames(jobs).length,
    allSecrets: jobs.some(handsOnAll),
    subjects: minted.length,
    signsIn: [...new Set(logins)],
    owner: named?.owner ?? null,
    halted: haltOf(content)?.word ?? null,
    runs,
  };
}

/** Names of the secrets that jobs take, each once. */
export function secretNames(jobs: readonly WorkflowJob[]): string[] {
  return [...new Set(jobs.flatMap(({ secrets }) => secrets.map(({ name }) => name)))];
}

/** Whether a job takes every secret it can see, by whatever name. */
export function handsOnAll({ allSecrets, inheritsSecrets }: WorkflowJob): boolean {
  return allSecrets.length > 0 || inheritsSecrets;
}

/** A job that uses something on a line. */
export function useOf(workflow: WorkflowRead, job: WorkflowJob, line: number | null): RepositoryUse {
  const { id, name, alias, content } = workflow;
  const link = home(alias, content);
  const href = link && line !== null && link.line !== null ? `${link.href}${link.line}${line}` : (link?.href ?? null);
  return { workflow: { id, name }, job: job.id, line, href };
}

/** Every subject of every workflow, each once. */
export function subjectsIn(workflows: readonly WorkflowRead[]): RepositorySubject[] {
  const found = new Map<string, RepositorySubject>();
  for (const { id, name, subjects: minted } of workflows) {
    for (const { subject, events, certain, halted } of minted) {
      const known = found.get(subject) ?? { subject, workflows: [], events: [], certain: false, halted: true };
      found.set(subject, {
        subject,
        workflows: [...known.workflows, { id, name }],
        events: [...new Set([...known.events, ...events])],
        certain: known.certain || certain,
        halted: known.halted && halted !== undefined,
      });
    }
  }
  return [...found.values()].toSorted(
    (one, other) => Number(other.certain) - Number(one.certain) || (one.subject < other.subject ? -1 : 1),
  );
}
