import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { conditionsOfRun, refsOfRuns } from "./environments-of.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";
import {
  asGiven,
  environmentSecrets,
  linesOf,
  ownSecrets,
  sharedSecrets,
  type StoredSecret,
} from "./stored-secrets.ts";
import type { RunJob, WorkflowPlace } from "./workflows-of.ts";

const kind: EdgeKind = {
  id: "github/use-secret",
  clause: "takes the secret",
  precondition: "A job names a secret that its repository, its environment or its organization keeps for it.",
  fix: "Sign in with OIDC instead, or move the secret into an environment with reviewers.",
  references: [REFERENCES.credentialHygiene, REFERENCES.unsecuredCredentials, REFERENCES.secrets, REFERENCES.hardening],
};

/** Jobs and the secrets they name; a job that takes all at once has the hub of its repository's. */
export const useSecret: GitHubEdges = {
  kind,
  build: ({ organizations }) =>
    organizations.flatMap((organization) => {
      const shared = sharedSecrets(organization);
      return organization.repositories.flatMap((repository) => [...takenIn(repository, shared)]);
    }),
};

function* takenIn(repository: RepositoryPlace, shared: Map<string, EstateFact>): Iterable<GraphElement> {
  const own = ownSecrets(repository);
  for (const workflow of repository.workflows) {
    if (workflow.isCalledOnly) continue;
    const guarded = environmentSecrets(repository, refsOfRuns(workflow, repository));
    for (const run of workflow.runs) {
      const conditions = conditionsOfRun(run, workflow, repository);
      for (const { secret, lines } of takenBy(run, repository, own, shared, guarded)) {
        const evidence = [...linesOf(run.alias, lines), proof(secret.fact)];
        yield edge(kind, workflow.alias, secret.fact.alias, {
          ability: "secrets",
          evidence,
          conditions: [...conditions, ...secret.conditions],
          unread: secret.unread,
        });
      }
      yield* notSeen(run, workflow, repository, new Set([...own.keys(), ...shared.keys()]));
    }
    yield* takenAtOnce(workflow, repository);
  }
}

/** Of secrets of one name a run gets the one of its environment, else that of the repository, else the organization's. */
function* takenBy(
  { job, secrets }: RunJob,
  repository: RepositoryPlace,
  own: Map<string, EstateFact>,
  shared: Map<string, EstateFact>,
  guarded: Map<string, StoredSecret>,
): Iterable<{ secret: StoredSecret; lines: readonly number[] }> {
  for (const { name, from } of secrets) {
    const lines = job.secrets.find((one) => one.name === name)?.lines ?? [];
    for (const environment of job.environment?.values ?? []) {
      const secret = guarded.get(`${environment.toLowerCase()}/${name.toUpperCase()}`);
      if (secret) yield { secret, lines };
    }
    for (const kept of from ?? []) {
      const fact = own.get(kept.toUpperCase());
      const given = shared.get(kept.toUpperCase());
      const secret = fact ? { fact, conditions: [], unread: [] } : given && asGiven(given, repository);
      if (secret) yield { secret, lines };
    }
  }
}

/** A job may also choose a secret as it runs, or hand all of them to a step. */
function* takenAtOnce({ alias, jobs, conditions }: WorkflowPlace, repository: RepositoryPlace) {
  const open = jobs.find(({ job }) => job.allSecrets.length > 0);
  if (!open) return;
  const evidence = linesOf(open.alias, open.job.allSecrets);
  yield edge(kind, alias, inRepository(repository, "all-secrets"), { evidence, conditions });
}

/** Where a secret may lie that no listing showed: it is a place of its own, about which only that is known. */
function* notSeen(
  { alias, job, secrets }: RunJob,
  workflow: WorkflowPlace,
  repository: RepositoryPlace,
  seen: ReadonlySet<string>,
): Iterable<GraphElement> {
  const { organization } = repository;
  const own = repository.unread("repository-secrets");
  const guarded = job.environment === null ? null : repository.unread("environment-secrets");
  const shared = organization.unread("organization-secrets");
  const unread = [own, guarded, shared].filter((reason) => reason !== null);
  if (unread.length === 0) return;
  for (const kept of new Set(secrets.flatMap(({ name, from }) => from ?? [name]))) {
    const name = kept.toUpperCase();
    if (seen.has(name)) continue;
    const [sort, place] =
      own === null && guarded === null
        ? (["organization-secret", organization] as const)
        : (["repository-secret", repository] as const);
    const prefix = place.alias.replace(/:(?:repository|organization):/, "/");
    const key = `${prefix}:${sort}:actions/${name}`;
    yield { key, type: "resource", system: "github", kind: sort, name, container: place.alias };
    const evidence = linesOf(alias, job.secrets.find((one) => one.name === kept)?.lines ?? []);
    yield edge(kind, workflow.alias, key, { ability: "secrets", evidence, unread });
  }
}
