import type { JsonObject } from "../../../facts/json.ts";
import type { EdgeCondition, EdgeEvidence } from "../../../reach/edge.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { proof } from "./kind.ts";
import { matchesRef } from "./ref-patterns.ts";

/** Who might get around a rule. */
export type Passer =
  | { type: "administrator" | "deploy key" }
  /** By one of both: rulesets name by id, and branch protection by name. */
  | { type: "user" | "team" | "App"; name: string; id: string };

/** Something that a push to a branch has to go through. */
export interface BranchRule {
  condition: EdgeCondition;
  evidence: EdgeEvidence;
  /** It is set where administrators of the repository cannot lift it. */
  ofOrganization: boolean;
  /** Whoever is named to get around it; GitHub shows the list only to those who may edit it. */
  passers: readonly Passer[];
}

/**
 * Everything that holds for a branch of a repository; where it was not read, that is a condition of its own.
 * @param named left out: the default branch
 */
export function rulesOf(repository: RepositoryPlace, named?: string): BranchRule[] {
  const main = textOf(repository.content.defaultBranch);
  const branch = named ?? main;
  const isMain = named === undefined || named === main;
  const rulesets = repository
    .of("policy-document", "ruleset")
    .filter(({ content }) => isInForce(content) && isFor(content, branch, isMain))
    .flatMap((ruleset) => rulesetRules(ruleset, branch));
  const protections = repository
    .of("policy-document", "branch-protection")
    .filter(({ key }) => matchesRef(key, branch === "" ? null : branch))
    .flatMap((protection) => protectionRules(protection, branch));
  const unread = repository.unread("branch-rules");
  if (unread === null) return [...rulesets, ...protections];
  const words = `what protects ${branchName(branch)}, which was not read, lets it`;
  const open: BranchRule = {
    condition: { kind: "branch", words },
    evidence: proof(repository),
    // It may be a ruleset of the organization, which no administrator of the repository lifts.
    ofOrganization: true,
    passers: [],
  };
  return [...rulesets, ...protections, open];
}

interface Document {
  alias: string;
  name: string;
  content: JsonObject;
}

function isInForce({ enforcement, target }: JsonObject): boolean {
  return (enforcement === undefined || enforcement === "active") && (target === undefined || target === "branch");
}

function isFor({ include, exclude }: JsonObject, branch: string, isMain: boolean): boolean {
  const known = branch === "" ? null : `refs/heads/${branch}`;
  const hits = (patterns: readonly string[]) =>
    patterns.some((one) => one === "~ALL" || (isMain && one === "~DEFAULT_BRANCH") || matchesRef(one, known));
  return hits(textsOf(include)) && !(known !== null && hits(textsOf(exclude)));
}

function rulesetRules(ruleset: Document, branch: string): BranchRule[] {
  const { rules, bypass, sourceType } = ruleset.content;
  const passers = listOf(bypass).map(objectOf).flatMap(passerOf);
  return listOf(rules)
    .map(objectOf)
    .flatMap((rule) => {
      const condition = conditionOf(rule, ruleset.name, branch);
      const ofOrganization = textOf(sourceType) !== "" && sourceType !== "Repository";
      return condition ? [{ condition, evidence: proof(ruleset), ofOrganization, passers }] : [];
    });
}

/** Ids by which rulesets name roles: only administrators are told from the others here. */
const ADMINISTRATOR = "5";

function passerOf({ type, id }: JsonObject): Passer[] {
  const key = textOf(id);
  if (type === "OrganizationAdmin" || (type === "RepositoryRole" && key === ADMINISTRATOR)) {
    return type === "OrganizationAdmin" ? [] : [{ type: "administrator" }];
  }
  if (type === "User") return [{ type: "user", name: "", id: key }];
  if (type === "Team") return [{ type: "team", name: "", id: key }];
  if (type === "Integration") return [{ type: "App", name: "", id: key }];
  return type === "DeployKey" ? [{ type: "deploy key" }] : [];
}

/** Rules that a push gets through without anybody's help. */
const HARMLESS = new Set([
  "creation",
  "deletion",
  "non_fast_forward",
  "required_linear_history",
  "merge_queue",
  "copilot_code_review",
  "commit_message_pattern",
  "commit_author_email_pattern",
  "committer_email_pattern",
  "branch_name_pattern",
  "tag_name_pattern",
  "max_file_path_length",
  "max_file_size",
  "file_extension_restriction",
]);

function conditionOf(rule: JsonObject, ruleset: string, branch: string): EdgeCondition | null {
  const type = textOf(rule.type);
  if (HARMLESS.has(type)) return null;
  if (type === "pull_request") return approvalOf(rule, branch);
  if (type === "required_status_checks") return checksOf(textsOf(rule.checks), branch);
  return { kind: "branch", words: `the rule ${type.replaceAll("_", " ")} of the ruleset ${ruleset} lets it` };
}

/** A pull request that nobody has to approve is no obstacle. */
function approvalOf({ approvals, codeOwners }: JsonObject, branch: string): EdgeCondition | null {
  if (approvals === 0 && codeOwners !== true) return null;
  const who = codeOwners === true ? "a code owner" : "somebody else";
  return { kind: "approval", words: `${who} approves the change to ${branchName(branch)}` };
}

function checksOf(checks: readonly string[], branch: string): EdgeCondition | null {
  if (checks.length === 0) return null;
  const words = `${checks.length === 1 ? `the check ${checks[0]}` : `${checks.length} checks`} let it into ${branchName(branch)}`;
  return { kind: "branch", words };
}

function protectionRules(protection: Document, branch: string): BranchRule[] {
  const { content } = protection;
  const { reviews, checks, pushers, adminsToo, locked } = content;
  const administrators: Passer[] = adminsToo === false ? [{ type: "administrator" }] : [];
  const rule = (condition: EdgeCondition | null, passers: readonly Passer[]): BranchRule[] =>
    condition
      ? [{ condition, evidence: proof(protection), ofOrganization: false, passers: [...administrators, ...passers] }]
      : [];
  const asked = objectOf(reviews);
  const named = (list: JsonObject): Passer[] => [
    ...textsOf(list.users).map((name): Passer => ({ type: "user", name, id: "" })),
    ...textsOf(list.teams).map((name): Passer => ({ type: "team", name, id: "" })),
    ...textsOf(list.apps).map((name): Passer => ({ type: "App", name, id: "" })),
  ];
  const restricted = `the branch protection ${protection.name} lets it push`;
  return [
    ...(reviews ? rule(approvalOf(asked, branch), named(objectOf(asked.bypass))) : []),
    ...(checks ? rule(checksOf(textsOf(objectOf(checks).contexts), branch), []) : []),
    ...(pushers ? rule({ kind: "branch", words: restricted }, named(objectOf(pushers))) : []),
    ...(locked === true ? rule({ kind: "branch", words: `somebody unlocks ${branchName(branch)}` }, []) : []),
  ];
}

function branchName(branch: string): string {
  return branch === "" ? "the default branch" : branch;
}
