import type { Condition } from "../policy/policy.ts";
import { ASSUME, type Named, namedBy } from "./named-principals.ts";
import { decideStranger } from "./strangers.ts";
import { actionMatches } from "./action-match.ts";
import { actorOf, type Role, wasRead, type World } from "./world.ts";

/**
 * What stands out in whom a trust policy names among principals of AWS. The worst first:
 *
 * - `anyone`: every principal of every account, and nothing is asked of them
 * - `anyone-conditional`: every principal, under conditions that are not all met by everybody
 * - `outside-without-id`: an account outside of what is known to be the own organization, which need not bring an external
 *   id, so that whoever makes it act for others can make it act on this role
 * - `outside`: such an account, which must bring an id, or is otherwise limited
 * - `gone`: a principal that is not there any more; it lets nobody in
 */
export interface PrincipalRemark {
  kind: (typeof KINDS)[number];
  /** Place of the statement, from 0. */
  statement: number;
  /** As the policy writes it; an account by its id. */
  principal: string;
}

const KINDS = ["anyone", "anyone-conditional", "outside-without-id", "outside", "gone"] as const;

/**
 * Remarks on the principals of AWS that a role trusts. Findings are made of them elsewhere.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function principalRemarks(world: World, role: Role): PrincipalRemark[] {
  if (!role.trust) return [];
  return [...namedBy(role.trust.policy).values()]
    .flatMap(({ named, statement }) => {
      const kind = kindOf(world, role, named, statement);
      return kind === null ? [] : [{ kind, statement, principal: nameOf(named) }];
    })
    .toSorted((one, other) => one.statement - other.statement || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

function kindOf(world: World, role: Role, named: Named, statement: number): PrincipalRemark["kind"] | null {
  if (named.kind === "service" || named.kind === "federated") return null;
  if (named.kind === "anyone") {
    const { answer } = decideStranger(world, role, named);
    return answer === "yes" ? "anyone" : answer === "no" ? null : "anyone-conditional";
  }
  const account = accountIn(named);
  if (account === null) return "gone";
  if (isOutside(world, role, account)) return asksForId(role, statement) ? "outside" : "outside-without-id";
  return named.kind === "principal" && wasRead(world, account, "iam") && !actorOf(world, named.arn) ? "gone" : null;
}

/** Neither the role's own account, nor one of its organization, nor one that is read here. */
function isOutside({ accounts }: World, role: Role, id: string): boolean {
  const account = accounts.get(id);
  if (id === role.account || account?.read.has("iam")) return false;
  const organization = accounts.get(role.account)?.organization ?? null;
  return !account || organization === null || account.organization !== organization;
}

/** Every Allow that could let in asks for an id: the one that names the account. */
function asksForId({ trust }: Role, place: number): boolean {
  const statement = trust?.policy.statements.find(({ index }) => index === place);
  if (!statement || !actionMatches(statement.action, ASSUME.own)) return false;
  return statement.conditions.some(isExternalId);
}

/** A condition that whoever comes must meet by bringing an external id, and not just any. */
export function isExternalId({ operator, key, ifExists, set, values }: Condition): boolean {
  return (
    key.toLowerCase() === "sts:externalid" &&
    /^string(?:equals|equalsignorecase|like)$/iu.test(operator) &&
    !ifExists &&
    set !== "all" &&
    !(/like$/iu.test(operator) && values.includes("*"))
  );
}

/** Null: the id of something that was removed. */
function accountIn(named: Exclude<Named, { kind: "anyone" | "service" | "federated" }>): string | null {
  return named.kind === "principal"
    ? (/^arn:[^:]*:(?:iam|sts)::(\d{12}):/u.exec(named.arn)?.[1] ?? null)
    : named.account;
}

function nameOf(named: Named): string {
  switch (named.kind) {
    case "principal":
    case "session":
      return named.arn;
    case "account":
      return named.account;
    case "service":
      return named.service;
    case "federated":
      return named.provider;
    case "anyone":
      return "*";
  }
}
