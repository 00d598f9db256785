import type { Policy, PrincipalElement, Statement } from "../policy/policy.ts";
import { actionMatches } from "./action-match.ts";

/** Somebody a trust policy names, before it is asked whether it lets him in. */
export type Named =
  | { kind: "principal"; arn: string }
  | { kind: "session"; arn: string; account: string; role: string; session: string }
  | { kind: "account"; account: string }
  | { kind: "anyone" }
  | { kind: "service"; service: string }
  | { kind: "federated"; provider: string; protocol: "oidc" | "saml" };

/** The three ways to become a role: by one's own credentials, by a token, by an assertion. */
export const ASSUME = {
  own: "sts:AssumeRole",
  oidc: "sts:AssumeRoleWithWebIdentity",
  saml: "sts:AssumeRoleWithSAML",
} as const;

const ACCOUNT = /^(?:arn:[^:]*:iam::)?(?<account>\d{12})(?::root)?$/u;
const SESSION = /^arn:[^:]*:sts::(?<account>\d{12}):assumed-role\/(?<role>[^/]+)\/(?<session>.+)$/u;

/** Everybody the Allow statements of a trust policy name, each with the first statement that does. */
export function namedBy({ statements }: Policy): Map<string, { named: Named; statement: number }> {
  const found = new Map<string, { named: Named; statement: number }>();
  for (const statement of statements) {
    if (statement.effect !== "Allow" || !statement.principal) continue;
    for (const named of namedIn(statement, statement.principal)) {
      const key = keyOf(named);
      if (!found.has(key)) found.set(key, { named, statement: statement.index });
    }
  }
  return found;
}

function* namedIn({ action }: Statement, principal: PrincipalElement): Generator<Named> {
  const own = actionMatches(action, ASSUME.own);
  const oidc = actionMatches(action, ASSUME.oidc);
  const saml = actionMatches(action, ASSUME.saml);
  // Whoever is not excluded is named.
  if (principal.not) {
    if (own) yield { kind: "anyone" };
    return;
  }
  if (own) {
    for (const name of principal.aws) yield namedAs(name);
    for (const service of principal.service) yield { kind: "service", service };
  }
  for (const provider of principal.federated) {
    const isSaml = provider.includes(":saml-provider/");
    if (isSaml ? saml : oidc) yield { kind: "federated", provider, protocol: isSaml ? "saml" : "oidc" };
  }
}

function namedAs(name: string): Named {
  if (name === "*") return { kind: "anyone" };
  const account = ACCOUNT.exec(name)?.groups?.account;
  if (account !== undefined) return { kind: "account", account };
  const session = SESSION.exec(name)?.groups;
  if (!session) return { kind: "principal", arn: name };
  return {
    kind: "session",
    arn: name,
    account: session.account ?? "",
    role: session.role ?? "",
    session: session.session ?? "",
  };
}

function keyOf(named: Named): string {
  switch (named.kind) {
    case "principal":
    case "session":
      return named.arn;
    case "account":
      return `account ${named.account}`;
    case "service":
      return `service ${named.service}`;
    case "federated":
      return `federated ${named.provider} ${named.protocol}`;
    case "anyone":
      return "anyone";
  }
}
