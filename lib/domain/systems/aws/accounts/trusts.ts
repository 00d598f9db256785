import type { JsonObject } from "../../../facts/json.ts";
import { groupBy } from "../../../group-by.ts";
import { textOf, textsOf } from "../../content.ts";
import { conditionWords } from "../condition-words.ts";
import type { Statement } from "../policy/policy.ts";
import { lastOf, readAlias } from "../read-alias.ts";
import { statementsOf } from "../statements.ts";
import { isExternalId } from "../trust/principal-remarks.ts";
import type { AccountProvider, AccountRole, ExternalTrust } from "./account-view.ts";

/** Trust policies of an account with what is needed to speak of whom they name. */
export interface TrustFacts {
  itself: { key: string };
  roles: readonly { alias: string; identity: string | null; name: string }[];
  trusts: readonly { alias: string; content: JsonObject }[];
  providers: readonly { kind: string; key: string; content: JsonObject }[];
  /** Other accounts that were read, by id: what people call them. */
  accounts: ReadonlyMap<string, string>;
}

/** Whom an Allow of a trust policy names, and for which role. */
interface Named {
  type: "aws" | "service" | "federated";
  name: string;
  role: AccountRole;
  statement: Statement;
}

/** Principals outside of the account that its roles let in, the widest first. */
export function externalsOf(facts: TrustFacts): ExternalTrust[] {
  const own = facts.itself.key;
  const outside = namedIn(facts).filter(({ type, name }) => type === "aws" && accountOf(name) !== own);
  return [...groupBy(outside, ({ name }) => subjectOf(name))]
    .map(([name, named]) => {
      const kind = kindOf(name);
      const account = accountOf(name);
      return {
        kind,
        name,
        known: account === null ? null : (facts.accounts.get(account) ?? null),
        roles: rolesOf(named),
        remark: remarkOn(kind, named),
      };
    })
    .toSorted((one, other) => RANKS.indexOf(one.kind) - RANKS.indexOf(other.kind) || (one.name < other.name ? -1 : 1));
}

/** The services of AWS that its roles let in, with how many roles each. */
export function servicesOf(facts: TrustFacts): { name: string; roles: number }[] {
  const named = namedIn(facts).filter(({ type }) => type === "service");
  return [...groupBy(named, ({ name }) => name)]
    .map(([name, group]) => ({ name, roles: rolesOf(group).length }))
    .toSorted((one, other) => other.roles - one.roles || (one.name < other.name ? -1 : 1));
}

/** Identity providers: those that the account has, and those that only a trust policy names. */
export function providersOf(facts: TrustFacts): AccountProvider[] {
  const federated = groupBy(
    namedIn(facts).filter(({ type }) => type === "federated"),
    ({ name }) => name,
  );
  const read = facts.providers.map(({ key, kind, content }) => ({
    kind: kind === "saml-provider" ? ("SAML" as const) : ("OIDC" as const),
    name: textOf(content.url) || key,
    audiences: Array.isArray(content.clientIds) ? textsOf(content.clientIds) : null,
    roles: rolesOf(federated.get(textOf(content.arn) || key) ?? []),
  }));
  const known = new Set(facts.providers.map(({ key, content }) => textOf(content.arn) || key));
  const others = [...federated].flatMap(([name, named]) =>
    known.has(name)
      ? []
      : [
          {
            kind: name.includes(":saml-provider/") ? "SAML" : "OIDC",
            name,
            audiences: null,
            roles: rolesOf(named),
          } as const,
        ],
  );
  return [...read, ...others].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function namedIn({ trusts, roles }: TrustFacts): Named[] {
  const byName = new Map(
    roles.map((role) => [`${readAlias(role.alias)?.account}/${readAlias(role.alias)?.name}`, role]),
  );
  return trusts.flatMap(({ alias, content }) => {
    const role = readAlias(alias)?.name ?? "";
    const known = byName.get(role);
    return statementsOf(content).flatMap(({ statement }): Named[] => {
      const { effect, principal, conditions } = statement;
      if (effect !== "Allow" || principal === null) return [];
      const condition = conditions.length === 0 ? null : conditions.map(conditionWords).join(", and ");
      const named = { role: { id: known?.identity ?? null, name: known?.name ?? lastOf(role), condition }, statement };
      if (principal.not) return [{ ...named, type: "aws", name: "*" }];
      return (["aws", "service", "federated"] as const).flatMap((type) =>
        principal[type].map((name) => ({ ...named, type, name })),
      );
    });
  });
}

const RANKS: readonly ExternalTrust["kind"][] = ["anyone", "account", "role", "user", "provider", "other"];

/** An account by its number, however the policy writes it. */
function subjectOf(name: string): string {
  return kindOf(name) === "account" ? (accountOf(name) ?? name) : name;
}

function kindOf(name: string): ExternalTrust["kind"] {
  if (name === "*") return "anyone";
  if (/^\d{12}$/.test(name) || /:root$/.test(name)) return "account";
  if (name.includes(":role/") || name.includes(":assumed-role/")) return "role";
  return name.includes(":user/") ? "user" : "other";
}

function accountOf(name: string): string | null {
  return /^\d{12}$/.test(name) ? name : (/^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(name)?.[1] ?? null);
}

function rolesOf(named: readonly Named[]): AccountRole[] {
  const unique = new Map(named.map(({ role }) => [`${role.name} ${role.condition}`, role]));
  return [...unique.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Another company's account should be told apart by an external id.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function remarkOn(kind: ExternalTrust["kind"], named: readonly Named[]): string | null {
  if (kind === "other") return "The id of something that was deleted: it lets nobody in.";
  if (kind === "anyone" && named.some(({ statement }) => statement.conditions.length === 0)) {
    return "Anybody with an account of AWS, on no condition.";
  }
  if (kind !== "account") return null;
  return named.every(({ statement }) => statement.conditions.some(isExternalId))
    ? null
    : "Not every role asks for an external id.";
}
