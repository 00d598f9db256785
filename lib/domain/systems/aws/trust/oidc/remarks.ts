import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { actionMatches } from "../action-match.ts";
import { ASSUME } from "../named-principals.ts";
import { claimOfKey, isGithub, isRead } from "./claims.ts";
import { compare } from "./compare.ts";
import { mintedGlob, policyGlob } from "./glob.ts";
import { githubSubject } from "./minted.ts";
import type { Provider } from "./match.ts";

/**
 * What stands out in a statement that trusts an OIDC provider. The worst first:
 *
 * - `no-subject`: any token of the provider passes, whoever it is of
 * - `any-subject`: the condition on the subject is met by everybody at the provider
 * - `open-owner`: a name is not closed, so that others can take one that begins alike: `repo:acme*`
 * - `only-exclusions`: the subject is only said not to be some
 * - `whole-owner`: every repository, project or namespace of one owner
 * - `any-context`: every branch, tag, pull request and environment of a repository
 * - `pull-request`: runs of pull requests pass, which whoever opens one starts
 * - `no-audience`, `unregistered-audience`: no audience is asked for; one that the provider does not take
 * - `no-provider`: the account has no such provider, so nobody comes in by it
 * - `wildcard-in-equals`: compared as it is written, with its stars
 * - `unread-claim`: AWS does not look at this claim, so the condition is met by none, or by all
 * - `other-issuer`: the condition is about tokens of somebody else
 * - `like-without-wildcard`: says the same as an equals
 */
export interface Remark {
  kind: (typeof REMARKS)[number];
  /** Place of the statement, from 0. */
  statement: number;
  /** Null: it is about what is not there. */
  condition: Condition | null;
  /** The value of the condition it is about; null: all of it. */
  value: string | null;
}

const REMARKS = [
  "no-subject",
  "any-subject",
  "open-owner",
  "only-exclusions",
  "whole-owner",
  "any-context",
  "pull-request",
  "no-audience",
  "unregistered-audience",
  "no-provider",
  "wildcard-in-equals",
  "unread-claim",
  "other-issuer",
  "like-without-wildcard",
] as const;

/** Remarks on all statements of a trust policy that let in by tokens. Findings are made of them elsewhere. */
export function trustRemarks(trust: Policy, providers: readonly Provider[]): Remark[] {
  return trust.statements
    .filter(({ effect, action }) => effect === "Allow" && actionMatches(action, ASSUME.oidc))
    .flatMap((statement) =>
      (statement.principal?.federated ?? []).flatMap((name) => ofProvider(statement, name, providers)),
    )
    .toSorted(
      (one, other) => one.statement - other.statement || REMARKS.indexOf(one.kind) - REMARKS.indexOf(other.kind),
    );
}

const OIDC_PROVIDER = /^arn:[^:]*:iam::\d{12}:oidc-provider\/(?<issuer>.+)$/u;

function ofProvider(statement: Statement, name: string, providers: readonly Provider[]): Remark[] {
  const issuer = OIDC_PROVIDER.exec(name)?.groups?.issuer;
  // Cognito and the like are known to AWS by name, and tell their users apart by other claims.
  if (issuer === undefined) return [];
  const provider = providers.find(({ arn }) => arn === name) ?? null;
  const on = (claim: string) => statement.conditions.filter(({ key }) => claimOfKey(issuer, key) === claim);
  const remark = (kind: Remark["kind"], condition: Condition | null = null, value: string | null = null): Remark => ({
    kind,
    statement: statement.index,
    condition,
    value,
  });
  const subjects = on("sub").filter(restricts);
  const bounding = [...subjects, ...["repository", "repository_id", "job_workflow_ref"].flatMap(on).filter(restricts)];
  const remarks: Remark[] = [];
  if (!provider) remarks.push(remark("no-provider"));
  if (bounding.length === 0) remarks.push(remark("no-subject"));
  else if (bounding.every(({ operator }) => /not/iu.test(operator)))
    remarks.push(remark("only-exclusions", bounding[0]));
  if (on("aud").filter(restricts).length === 0) remarks.push(remark("no-audience"));
  for (const condition of subjects) {
    if (/not/iu.test(condition.operator)) continue;
    for (const value of condition.values) {
      const kind = breadthOf(issuer, value, condition.operator);
      if (kind !== null) remarks.push(remark(kind, condition, value));
    }
  }
  for (const condition of on("aud")) {
    if (/not/iu.test(condition.operator) || !provider?.clientIds) continue;
    for (const value of condition.values) {
      const taken = provider.clientIds.some(
        (id) => compare(mintedGlob(id, ""), [{ globs: [policyGlob(value)], negated: false }]).share === "every",
      );
      if (!taken) remarks.push(remark("unregistered-audience", condition, value));
    }
  }
  for (const condition of statement.conditions) {
    for (const kind of writingOf(issuer, condition)) remarks.push(remark(kind, condition));
  }
  return remarks;
}

/** A condition of strings that something could fail. */
function restricts({ operator, ifExists, set }: Condition): boolean {
  return /^string/iu.test(operator) && !ifExists && set !== "all";
}

function* writingOf(issuer: string, { operator, key, values }: Condition): Generator<Remark["kind"]> {
  const claim = claimOfKey(issuer, key);
  if (claim === null) {
    if (/^[a-z0-9.-]+\.[a-z]{2,}(?:[:/].*)?:(?:sub|aud)$/iu.test(key)) yield "other-issuer";
    return;
  }
  if (isRead(issuer, claim) === false) yield "unread-claim";
  const wild = values.some((value) => /[*?]/u.test(value));
  if (/^string(?:not)?equals/iu.test(operator) && wild) yield "wildcard-in-equals";
  if (/^string(?:not)?like$/iu.test(operator) && !wild) yield "like-without-wildcard";
}

/** How much of a provider one value of a condition on the subject lets in; null: nothing that stands out. */
function breadthOf(issuer: string, value: string, operator: string): Remark["kind"] | null {
  const like = /like$/iu.test(operator);
  if (!like) return isGithub(issuer) && value.endsWith(":pull_request") ? "pull-request" : null;
  const admits = (subject: string) =>
    compare(isGithub(issuer) ? githubSubject(subject) : mintedGlob(subject, ":"), [
      { globs: [policyGlob(value)], negated: false },
    ]).share !== "none";
  if (admits(strangerTo(issuer))) return "any-subject";
  if (!isGithub(issuer)) return openOwner(value) ? "whole-owner" : null;
  const repository = /^repo:(?<owner>[^/:]*)(?:\/(?<name>[^:]*))?(?<context>:.*)?$/u.exec(value)?.groups;
  if (!repository) return null;
  const { owner = "", name, context } = repository;
  if (/[*?]/u.test(owner)) return "open-owner";
  if (name === undefined) return null;
  // Ids behind an `@` may be left open: names in front of them are closed.
  if (/[*?]/u.test(name.split("@")[0] ?? "")) return /^[*?]+$/u.test(name) ? "whole-owner" : "open-owner";
  if (context === ":*" || (context === undefined && name.endsWith("*"))) return "any-context";
  return admits(`repo:${owner}/${name.replaceAll("*", "0")}:pull_request`) ? "pull-request" : null;
}

/** A subject that nobody would mean to let in. */
function strangerTo(issuer: string): string {
  if (isGithub(issuer)) return "repo:somebody-else-9/anything-9:ref:refs/heads/anything-9";
  if (issuer.startsWith("app.terraform.io"))
    return "organization:somebody-else-9:project:p:workspace:w:run_phase:apply";
  if (issuer.includes("gitlab")) return "project_path:somebody-else-9/p:ref_type:branch:ref:main";
  return issuer.includes("oidc.eks.") ? "system:serviceaccount:somebody-else-9:anything-9" : "somebody-else-9";
}

/** A star behind the first name of `organization:acme:*`, `project_path:acme/*`, `system:serviceaccount:acme:*`. */
function openOwner(value: string): boolean {
  return /^(?:organization:[^:*]+:(?:\*|project:\*)|project_path:[^/:*]+\/\*|system:serviceaccount:[^:*]+:\*)/u.test(
    value,
  );
}
