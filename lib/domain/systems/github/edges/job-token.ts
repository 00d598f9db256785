import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { jobToken } from "../job-token.ts";
import type { Permissions } from "../workflows/document.ts";
import { conditionsOfRun } from "./environments-of.ts";
import { inRepository } from "./hubs.ts";
import { edge, type GitHubEdges } from "./kind.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { powersOfJob } from "./permission-abilities.ts";
import { REFERENCES } from "./references.ts";
import type { RunJob, WorkflowPlace } from "./workflows-of.ts";

const kind: EdgeKind = {
  id: "github/job-token",
  clause: "can, with its job's token,",
  precondition: "The token that GitHub makes for a job has permissions in its repository.",
  fix: "Give the job `permissions` of its own with what it needs, and set the repository's default to read.",
  references: [REFERENCES.pipelineAccess, REFERENCES.applicationToken, REFERENCES.jobToken, REFERENCES.hardening],
};

/** What the tokens of jobs may do in their repository. They never change workflow files. */
export const jobTokens: GitHubEdges = {
  kind,
  build: ({ repositories }) =>
    repositories.flatMap((repository) =>
      repository.workflows.flatMap((workflow) => (workflow.isCalledOnly ? [] : [...tokensOf(workflow, repository)])),
    ),
};

function* tokensOf(workflow: WorkflowPlace, repository: RepositoryPlace): Iterable<GraphElement> {
  const seen = new Set<string>();
  for (const run of workflow.runs) {
    const { permissions, place, unread } = permissionsOf(run, workflow, repository);
    const conditions = conditionsOfRun(run, workflow, repository);
    for (const power of powersOfJob(permissions)) {
      const id = JSON.stringify([power, unread === null, conditions]);
      if (seen.has(id)) continue;
      seen.add(id);
      yield edge(kind, workflow.alias, inRepository(repository, power), {
        evidence: [{ alias: run.alias, place }],
        conditions,
        unread: unread === null ? [] : [unread],
      });
    }
  }
}

/** A called job has no more than the job that calls it; where nothing says what it has, it may be all a token can have. */
function permissionsOf(
  { job, caller }: RunJob,
  { alias: workflow, content }: WorkflowPlace,
  { around }: RepositoryPlace,
): { permissions: Permissions; place: string | null; unread: string | null } {
  const own = job.permissions;
  // Lines of the caller stand in another file.
  const place = own ? `line ${own.line}` : null;
  if (own && !caller) return { permissions: own.value, place, unread: null };
  const token = jobToken(
    workflow,
    { permissions: caller?.permissions ?? null, call: null },
    { identity: content, around },
  );
  if (token.value !== null) {
    return { permissions: own ? lesser(own.value, token.value) : token.value, place, unread: null };
  }
  const unread = `what its token may do the file does not say, and ${token.because}`;
  return { permissions: own?.value ?? "write-all", place, unread };
}

function lesser(inner: Permissions, outer: Permissions): Permissions {
  if (inner === "write-all") return outer;
  if (outer === "write-all") return inner;
  if (inner === "read-all" && outer === "read-all") return inner;
  const names = Object.keys(typeof inner === "string" ? outer : inner);
  const levelIn = (permissions: Permissions, name: string) =>
    typeof permissions === "string" ? "read" : (permissions[name] ?? "none");
  return Object.fromEntries(
    names.map((name) => {
      const levels = [levelIn(inner, name), levelIn(outer, name)];
      return [name, levels.includes("none") ? "none" : levels.includes("read") ? "read" : "write"];
    }),
  );
}
