import { readFactsInScopes, MAX_IN_SCOPES } from "#lib/db/facts-in-scopes.ts";
import { readDomainsOf, readResources } from "#lib/db/policies.ts";
import { readRepositoryHosts } from "#lib/db/repositories.ts";
import { issuerOfHost } from "#lib/domain/chains/token-holders.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import type { Policy } from "#lib/domain/systems/aws/policy/policy.ts";
import {
  namespacesIn,
  repositoriesIn,
  subjectsTaken,
  trustedIssuers,
} from "#lib/domain/systems/aws/trust/oidc/taken.ts";
import { issuerOf } from "#lib/domain/systems/aws/trust/oidc/token.ts";
import { githubToken, serviceAccountToken } from "#lib/domain/systems/aws/trust/oidc/tokens.ts";
import type { KnownToken } from "#lib/domain/systems/aws/trust/trust-view.ts";
import type { Context } from "./context.ts";
import { readSubjectsOf } from "./repositories.ts";

/** Repositories of a host looked into for subjects; service accounts of a cluster held against one trust policy. */
const REPOSITORIES = 40;
const ACCOUNTS = 200;

/** Tokens that are known, and in sentences what was not looked into for more of them. */
export interface TrustTokens {
  tokens: KnownToken[];
  unread: string[];
}

/**
 * Tokens of other systems that the providers of a trust policy would take: of workflows in the repositories that its
 * subjects name, and of service accounts in the namespaces they name. Where they name none, of all that were read.
 */
export async function readTrustTokens(context: Context, policy: Policy, asOf: Date | null): Promise<TrustTokens> {
  const issuers = trustedIssuers(policy);
  if (issuers.length === 0) return { tokens: [], unread: [] };
  const [workflows, accounts] = await Promise.all([
    readWorkflowTokens(context, policy, asOf),
    readServiceAccountTokens(context, policy, asOf),
  ]);
  return {
    tokens: [...workflows, ...accounts].flatMap(({ tokens }) => tokens),
    unread: [...issuers.flatMap(enterpriseWords), ...[...workflows, ...accounts].flatMap(({ unread }) => unread)],
  };
}

/** Of every host whose issuer the policy names. */
async function readWorkflowTokens(context: Context, policy: Policy, asOf: Date | null): Promise<TrustTokens[]> {
  const hosts = await readRepositoryHosts(context.database.pool, asOf);
  const taken = hosts.flatMap((host) => {
    const subjects = subjectsTaken(policy, issuerOfHost(host));
    return subjects === null ? [] : [{ host, names: repositoriesIn(subjects) }];
  });
  return Promise.all(
    taken.map(async ({ host, names }) => {
      const { subjects, total } = await readSubjectsOf(context, { host, names }, REPOSITORIES, asOf);
      const unique = new Map(
        subjects.map((one) => [`${one.subject} ${one.workflows.map(({ id }) => id).join()}`, one]),
      );
      return {
        tokens: [...unique.values()].map(({ subject, certain, workflows }) => ({
          token: githubToken({ subject, certain }, issuerOfHost(host)),
          by: workflows,
        })),
        unread:
          total > REPOSITORIES
            ? [`Only the first ${REPOSITORIES} of ${total} repositories of ${host} were looked into.`]
            : [],
      };
    }),
  );
}

/** Of every cluster whose issuer the policy names. */
async function readServiceAccountTokens(
  { database: { pool } }: Context,
  policy: Policy,
  asOf: Date | null,
): Promise<TrustTokens[]> {
  const found: TrustTokens[] = [];
  for (const { id, slug } of await readDomainsOf(pool, "kubernetes")) {
    const clusters = await readResources(pool, id, ["cluster"], asOf);
    const issuer = clusters
      .map(({ content }) => issuerOf(textOf(content.issuer)))
      .find((one) => one !== "" && subjectsTaken(policy, one) !== null);
    if (issuer === undefined) continue;
    const namespaces = namespacesIn(subjectsTaken(policy, issuer) ?? []);
    const scopes = namespaces?.map((namespace) => `namespace/${namespace}`) ?? null;
    const accounts = await readFactsInScopes(pool, id, { noun: "identity", kinds: ["service-account"], scopes }, asOf);
    const total = `${accounts.length >= MAX_IN_SCOPES ? "at least " : ""}${accounts.length}`;
    found.push({
      tokens: accounts.slice(0, ACCOUNTS).map(({ name, scope, identity }) => {
        const namespace = scope.replace(/^namespace\//, "");
        const by = identity === null ? [] : [{ id: identity, name: `${namespace}/${name}` }];
        return { token: serviceAccountToken(issuer, namespace, name), by };
      }),
      unread:
        accounts.length > ACCOUNTS
          ? [`Only the first ${ACCOUNTS} of ${total} service accounts of ${slug} were looked into.`]
          : [],
    });
  }
  return found;
}

/** An enterprise of github.com may have an issuer of its own, behind its slug: whose workflows use it no fact says. */
function enterpriseWords(issuer: string): string[] {
  const slug = /^token\.actions\.githubusercontent\.com\/([A-Za-z0-9_-]{1,60})$/.exec(issuer)?.[1];
  return slug === undefined
    ? []
    : [`It trusts the enterprise \`${slug}\` of github.com. Which workflows are of that enterprise is not known.`];
}
