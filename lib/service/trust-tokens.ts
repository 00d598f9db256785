import type pg from "pg";
import { readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readDomainsOf, readResources } from "#lib/db/policies.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import type { Policy } from "#lib/domain/systems/aws/policy/policy.ts";
import { issuerOf } from "#lib/domain/systems/aws/trust/oidc/token.ts";
import { githubToken, serviceAccountToken } from "#lib/domain/systems/aws/trust/oidc/tokens.ts";
import type { KnownToken } from "#lib/domain/systems/aws/trust/trust-view.ts";
import type { Context } from "./context.ts";
import { readSubjectsOf } from "./repositories.ts";

/** Repositories looked into for subjects; service accounts held against one trust policy. */
const REPOSITORIES = 40;
const ACCOUNTS = 200;

/**
 * Tokens of other systems that the providers of a trust policy would take: of workflows in the repositories that its
 * subjects name, and of service accounts in the namespaces they name.
 */
export async function readTrustTokens(context: Context, policy: Policy, asOf: Date | null): Promise<KnownToken[]> {
  const issuers = new Set(policy.statements.flatMap(({ principal }) => (principal?.federated ?? []).map(issuerIn)));
  if (issuers.size === 0) return [];
  const subjects = policy.statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, values }) => (/:sub$/i.test(key) ? values : [])),
  );
  const [workflows, accounts] = await Promise.all([
    issuers.has(GITHUB) ? readWorkflowTokens(context, subjects, asOf) : [],
    readServiceAccountTokens(context.database.pool, issuers, subjects, asOf),
  ]);
  return [...workflows, ...accounts];
}

const GITHUB = "token.actions.githubusercontent.com";

function issuerIn(provider: string): string {
  return issuerOf(provider.replace(/^arn:[^/]*\//, ""));
}

/** Repositories by the start of the patterns: `repo:acme/api:*` names one, `repo:acme/*` all of an owner. */
async function readWorkflowTokens(context: Context, subjects: readonly string[], asOf: Date | null) {
  const names = new Set(subjects.flatMap((subject) => /^repo:([^/*?:]+\/[^:]*)/.exec(subject)?.[1] ?? []));
  const wanted = [...names].map((name) => ({ text: name.split(/[*?]/, 1)[0] ?? "", whole: !/[*?]/.test(name) }));
  const found = await Promise.all(
    wanted.slice(0, REPOSITORIES).map(({ text, whole }) => readSubjectsOf(context, text, whole, REPOSITORIES, asOf)),
  );
  const unique = new Map(
    found.flat().map((one) => [`${one.subject} ${one.workflows.map(({ id }) => id).join()}`, one]),
  );
  return [...unique.values()].map(({ subject, certain, workflows }) => ({
    token: githubToken({ subject, certain }),
    by: workflows,
  }));
}

/** Of clusters whose issuer the policy names. */
async function readServiceAccountTokens(
  pool: pg.Pool,
  issuers: ReadonlySet<string>,
  subjects: readonly string[],
  asOf: Date | null,
): Promise<KnownToken[]> {
  const domains = await readDomainsOf(pool, "kubernetes");
  const found: KnownToken[] = [];
  for (const { id } of domains) {
    const clusters = await readResources(pool, id, ["cluster"], asOf);
    const issuer = clusters.map(({ content }) => issuerOf(textOf(content.issuer))).find((one) => issuers.has(one));
    if (issuer === undefined) continue;
    const namespaces = new Set(
      subjects.flatMap((subject) => /^system:serviceaccount:([^:*?]+):/.exec(subject)?.[1] ?? []),
    );
    const scopes = namespaces.size === 0 ? null : [...namespaces].map((namespace) => `namespace/${namespace}`);
    const accounts = await readFactsInScopes(pool, id, { noun: "identity", kinds: ["service-account"], scopes }, asOf);
    for (const { name, scope, identity } of accounts.slice(0, ACCOUNTS)) {
      const namespace = scope.replace(/^namespace\//, "");
      const by = identity === null ? [] : [{ id: identity, name: `${namespace}/${name}` }];
      found.push({ token: serviceAccountToken(issuer, namespace, name), by });
    }
  }
  return found;
}
