import type { Use } from "#lib/domain/facts/fact.ts";
import type { DeploymentRecord, EnvironmentActivity } from "#lib/domain/systems/github/runs/activity.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { repositoryScope } from "../names.ts";
import type { Read } from "#collectors/shared/rows.ts";
import type { RepositoryView } from "./view.ts";

type Record = DocumentOf<"deployments">;
type Deployment = Record["deployments"][number];

/** The newest deployments to environments with reviewers, and who let each through: uses of the environment. */
export function deployments({ repository }: RepositoryView, reads: Iterable<Read<Record>>): Use[] {
  return Array.from(reads).flatMap(({ document }) => {
    const newest = document.deployments.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1));
    const [last] = newest;
    if (!last) return [];
    const detail: EnvironmentActivity = {
      deployments: newest.map((deployment) => recordOf(deployment, document.environment)),
      more: document.more,
    };
    const key = String(document.environment_id);
    return [
      {
        of: { noun: "resource", kind: "deployment-environment", scope: repositoryScope(repository.id), key },
        lastUse: { at: last.created_at, granularity: "second", detail },
      },
    ];
  });
}

/** Before it is let through, a deployment waits. */
const BEFORE = new Set(["waiting", "pending", "queued"]);

function recordOf(deployment: Deployment, environment: string): DeploymentRecord {
  const statuses = (deployment.statuses ?? []).toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
  const run = statuses.findLast((status) => status.run !== null)?.run ?? null;
  return {
    id: String(deployment.id),
    ref: deployment.ref,
    sha: deployment.sha ?? null,
    at: deployment.created_at,
    by: deployment.creator?.login ?? null,
    state: statuses.at(-1)?.state ?? null,
    startedAt: statuses.find(({ state }) => !BEFORE.has(state))?.created_at ?? null,
    run: run === null ? null : String(run),
    reviews: reviewsOf(deployment, environment),
  };
}

/** A run may deploy to several environments: those reviews count that name this one. */
function reviewsOf({ reviews }: Deployment, environment: string): DeploymentRecord["reviews"] {
  if (!reviews) return null;
  return reviews
    .filter(({ environments }) => environments.some(({ name }) => name === environment))
    .map(({ user, state, comment }) => ({ by: user?.login ?? "", state, comment: comment || null }));
}
