import type { JsonObject } from "../../../facts/json.ts";
import type { EdgeCondition } from "../../../reach/edge.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import { matchesRef } from "./ref-patterns.ts";

/** Branches and tags a run may be of, as far as that is known; `*` stands for anything. */
export type Refs = readonly string[];

/**
 * What has to happen before a job deploys to an environment.
 * @param content null: it was not read
 * @param refs of the runs that want to
 * @param guarded the default branch where rules protect it; null: none that is known to be; `*`: no branch is protected,
 * and then GitHub lets every branch deploy where only protected ones may
 */
export function conditionsOf(
  name: string,
  content: JsonObject | null,
  refs: Refs,
  guarded: string | null,
): EdgeCondition[] {
  if (!content) return [{ kind: "approval", words: `what protects ${name}, which was not read, lets it` }];
  const reviewers = listOf(content.reviewers).map(objectOf);
  const names = reviewers.map(({ user, team }) => textOf(user) || `the team ${textOf(team)}`);
  const apps = textsOf(content.protectionApps);
  const wait = typeof content.waitMinutes === "number" ? content.waitMinutes : 0;
  const isOpen = ["reviewers", "waitMinutes", "protectionApps", "branches"].some((part) => content[part] === undefined);
  const found: (EdgeCondition | null)[] = [
    names.length > 0
      ? { kind: "approval", words: `${names.slice(0, 3).join(" or ")} approves the deployment to ${name}` }
      : null,
    wait > 0 ? { kind: "time", words: `${wait} minutes pass before the deployment to ${name}` } : null,
    ...apps.map((app): EdgeCondition => ({ kind: "approval", words: `the App ${app} lets it into ${name}` })),
    branchCondition(name, objectOf(content.branches), refs, guarded),
    isOpen ? { kind: "approval", words: `what of the protection of ${name} was not read lets it` } : null,
  ];
  return found.filter((one) => one !== null);
}

function branchCondition(name: string, branches: JsonObject, refs: Refs, guarded: string | null): EdgeCondition | null {
  if (branches.policy === "protected") {
    if (guarded === "*" || (guarded !== null && refs.includes(`refs/heads/${guarded}`))) return null;
    return { kind: "branch", words: `${name} is deployed from a protected branch` };
  }
  if (branches.policy !== "custom") return null;
  const patterns = listOf(branches.patterns).map((one) => {
    const { name: pattern, type } = objectOf(one);
    return { pattern: textOf(pattern), prefix: type === "tag" ? "refs/tags/" : "refs/heads/" };
  });
  const fits = refs.some((ref) =>
    patterns.some(
      ({ pattern, prefix }) =>
        !ref.includes("*") && ref.startsWith(prefix) && matchesRef(pattern, ref.slice(prefix.length)),
    ),
  );
  if (fits) return null;
  const words = patterns.map(({ pattern }) => pattern).slice(0, 3);
  return {
    kind: "branch",
    words: `${name} is deployed from ${words.length > 0 ? words.join(" or ") : "chosen branches"}`,
  };
}
