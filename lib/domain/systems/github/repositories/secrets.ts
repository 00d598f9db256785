import { groupBy } from "../../../group-by.ts";
import type { DerivedUse } from "../../../inventory/detail.ts";
import { textOf } from "../../content.ts";
import { holds } from "../secret-words.ts";
import type { RepositoryFact, RepositoryFactsRead } from "./repository-facts.ts";
import type { RepositorySecret } from "./repository-view.ts";
import { secretNames, useOf, type WorkflowRead } from "./workflows.ts";

/**
 * The secrets that jobs take, each with where it lies for them, and those that are stored and that no job takes. What
 * lies where no job that takes the name gets it stands by itself: a name alone does not fill it.
 */
export function secretsOf(facts: RepositoryFactsRead, workflows: readonly WorkflowRead[]): RepositorySecret[] {
  const stored = facts.storedCopies.filter(({ kind }) => kind.endsWith("-secret") && kind !== "leaked-secret");
  const forJobs = stored.filter(({ content }) => content.store !== DEPENDABOT);
  const taken = secretNames(workflows.flatMap(({ jobs }) => jobs)).map((name) => {
    const users = workflows.flatMap((workflow) =>
      workflow.jobs.flatMap((job) =>
        job.secrets.filter((secret) => secret.name === name).map(({ lines }) => ({ workflow, job, lines })),
      ),
    );
    const copies = forJobs.filter((copy) => nameOf(copy) === name && users.some(({ job }) => isSeenBy(copy, job)));
    const uses = users.flatMap(({ workflow, job, lines }) => lines.map((line) => useOf(workflow, job, line)));
    return { name, uses, copies, derivedUse: newestOf(users.map(({ workflow }) => workflow)) };
  });
  const used = new Set(taken.flatMap(({ copies }) => copies));
  const others = stored.filter((copy) => !used.has(copy) && copy.kind !== "organization-secret");
  const untaken = [...groupBy(others, nameOf)].map(([name, copies]) => ({ name, uses: [], copies, derivedUse: null }));
  return [...taken, ...untaken]
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ copies, ...rest }) => ({ ...rest, storedIn: copies.flatMap((copy) => placeOf(copy, facts)) }));
}

/** The newest run of those that take it: it was tried then, whatever came of it. */
function newestOf(workflows: readonly WorkflowRead[]): DerivedUse | null {
  const ran = workflows.flatMap(({ name, runs }) =>
    runs ? [{ at: runs.last.at, by: name, failures: runs.failures }] : [],
  );
  return ran.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
}

/** The store of which only runs that Dependabot starts get secrets. */
const DEPENDABOT = "dependabot";

/** As GitHub keeps it. */
function nameOf({ name }: RepositoryFact): string {
  return name.toUpperCase();
}

/** A secret of an environment is only there for jobs that use it, or may. */
function isSeenBy({ kind, content }: RepositoryFact, { environment }: WorkflowRead["jobs"][number]): boolean {
  if (kind !== "environment-secret") return true;
  const own = textOf(content.environment).toLowerCase();
  return environment !== null && (!environment.complete || environment.values.some((one) => one.toLowerCase() === own));
}

/** Where it lies; nowhere, where the repository does not get it. */
function placeOf({ content, alias }: RepositoryFact, { itself }: RepositoryFactsRead): string[] {
  const place = holds(content, alias, itself);
  if (place === null) return [];
  return [content.store === DEPENDABOT ? `${place} for Dependabot` : place];
}
