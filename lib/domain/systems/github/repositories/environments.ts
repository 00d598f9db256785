import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import type { repositoryLinks } from "../home.ts";
import { deploymentsTo } from "./deployments.ts";
import { useOf, type WorkflowRead } from "./workflows.ts";
import type { RepositoryFact } from "./repository-facts.ts";
import type { RepositoryEnvironment } from "./repository-view.ts";

/** The environments that were read, and those that jobs name. */
export function environmentsOf(
  facts: readonly RepositoryFact[],
  workflows: readonly WorkflowRead[],
  links: ReturnType<typeof repositoryLinks>,
): RepositoryEnvironment[] {
  const uses = workflows.flatMap((workflow) =>
    workflow.jobs.flatMap((job) =>
      (job.environment?.values ?? []).map((name) => ({
        name,
        use: useOf(workflow, job, job.environment?.line ?? null),
      })),
    ),
  );
  // GitHub makes no difference between capitals and small letters in these names.
  const names = new Map(
    [...uses, ...facts].filter(({ name }) => name !== "").map(({ name }) => [name.toLowerCase(), name]),
  );
  return [...names.values()]
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => {
      const same = (other: string) => other.toLowerCase() === name.toLowerCase();
      const fact = facts.find((one) => same(one.name));
      return {
        name,
        exists: fact !== undefined,
        protection: fact ? protectionOf(fact.content) : null,
        uses: uses.filter((one) => same(one.name)).map(({ use }) => use),
        ...deploymentsTo(fact, links?.itself ?? null),
      };
    });
}

/**
 * What has to happen before a job deploys there; what GitHub did not say is not taken for none. Empty: nothing has to;
 * null: rules or branches were not read, and of what was read nothing protects it.
 */
function protectionOf(content: JsonObject): string[] | null {
  const reviewers = listOf(content.reviewers).map(objectOf);
  const names = reviewers.map(({ user, team }) => textOf(user) || `the team ${textOf(team)}`);
  const apps = textsOf(content.protectionApps);
  const clauses = [
    names.length > 0 && `waits for a review by ${names.join(" or ")}`,
    typeof content.waitMinutes === "number" && content.waitMinutes > 0 && `waits ${content.waitMinutes} minutes`,
    apps.length > 0 && `waits for ${apps.length === 1 ? "the App" : "the Apps"} ${apps.join(" and ")}`,
    branchWords(objectOf(content.branches)),
    content.preventSelfReview === true && "nobody approves a run of their own",
  ].flatMap((clause) => clause || []);
  if (clauses.length === 0) return READ_TO_TELL.every((part) => content[part] !== undefined) ? [] : null;
  return content.adminsMayBypass === true ? [...clauses, "administrators may pass by all of it"] : clauses;
}

/** Without one of these it is not known that nothing protects an environment. */
const READ_TO_TELL = ["reviewers", "waitMinutes", "protectionApps", "branches"];

function branchWords(branches: JsonObject): string {
  if (branches.policy === "protected") return "only from protected branches";
  if (branches.policy !== "custom") return "";
  const patterns = listOf(branches.patterns).map((one) => `\`${textOf(objectOf(one).name)}\``);
  return patterns.length === 0 ? "only from chosen branches" : `only from ${patterns.join(", ")}`;
}
