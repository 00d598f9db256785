import { readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readListings, type StoredListing } from "#lib/db/policies.ts";
import type { TrustContent } from "#lib/domain/inventory/view.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { accountOf } from "#lib/domain/systems/aws/policy/arn.ts";
import { policyOf } from "#lib/domain/systems/aws/statements.ts";
import { namedBy } from "#lib/domain/systems/aws/trust/named-principals.ts";
import { trustView } from "#lib/domain/systems/aws/trust/trust-view.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { Listed } from "#lib/domain/systems/aws/trust/world.ts";
import type { Context } from "./context.ts";
import type { IdentityFacts } from "./identity-facts.ts";
import { readTrustTokens } from "./trust-tokens.ts";

/** Other accounts whose roles and users are looked at; a policy that names more says so by "not read". */
const OTHER_ACCOUNTS = 8;

const PRINCIPALS = ["role", "user", "group"];
const DOCUMENTS = ["managed-policy", "inline-policy"];
const ATTACHMENTS = ["attached", "inline", "boundary", "member"];

/** Kinds of listings that answers rest on. */
const LISTINGS: Readonly<Record<Listed, string>> = {
  iam: "authorization-details",
  limits: "organization-policies",
  providers: "identity-providers",
  consumers: "functions",
  secrets: "secrets",
};

/** Who can become a role, from its own account and those its trust policy names, and by tokens of other systems. */
export async function readTrust(context: Context, found: IdentityFacts): Promise<TrustContent> {
  const { pool } = context.database;
  const { stored, identity, documents, ownAttachments, at, container } = found;
  const arn = textOf(identity?.content.arn);
  const own = accountOf(arn) ?? "";
  const trust = documents.find(({ kind, content }) => kind === "trust-policy" && isOwn(content, found));
  const named = trust ? [...namedBy(policyOf(trust.content)).values()].map((one) => one.named) : [];
  const others = named.flatMap((one) =>
    one.kind === "account" || one.kind === "session"
      ? one.account
      : one.kind === "principal"
        ? (accountOf(one.arn) ?? [])
        : [],
  );
  const accounts = [...new Set([own, ...others])].slice(0, OTHER_ACCOUNTS + 1);
  const scopes = accounts.map((account) => `account/${account}`);
  const organization = textOf(container?.content.organization);
  const around = organization === "" ? [] : [`organization/${organization}`];
  const read = (noun: Parameters<typeof readFactsInScopes>[2]["noun"], kinds: string[], where: string[]) =>
    readFactsInScopes(pool, stored.trustDomainId, { noun, kinds, scopes: where }, at);
  const [identities, policies, attachments, limits, limitDocuments, resources, listings, known] = await Promise.all([
    read("identity", PRINCIPALS, scopes),
    read("policy-document", DOCUMENTS, scopes),
    read("attachment", ATTACHMENTS, scopes),
    read("attachment", ["scp", "rcp"], around),
    read("policy-document", ["scp", "rcp"], around),
    read("resource", ["account", "organization", "oidc-provider", "saml-provider"], [...scopes, ...around]),
    readListings(pool, stored.trustDomainId, at, [...scopes, ...around]),
    trust ? readTrustTokens(context, policyOf(trust.content), at) : { tokens: [], unread: [] },
  ]);
  const world = worldOf({
    partition: stored.alias.split(":")[1] ?? "aws",
    at: (at ?? context.now).toISOString(),
    identities,
    documents: [...policies, ...limitDocuments, ...(trust ? [trust] : [])],
    attachments: [...attachments, ...limits, ...ownAttachments.filter(({ kind }) => kind === "trust")],
    resources,
    read: (listed, account) => isRead(listings, LISTINGS[listed], account, around),
  });
  const pages = new Map(identities.map(({ content, identity: id }) => [textOf(content.arn), id]));
  const view = trustView({ world, role: arn, tokens: known.tokens, idOf: (one) => pages.get(one) ?? null });
  return { tab: "trust", trust: { ...view, unread: [...view.unread, ...known.unread] } };
}

/** Of the trust policies that it is named in, its own. */
function isOwn(content: object, { ownAttachments, documents }: IdentityFacts): boolean {
  const own = ownAttachments.find(({ kind }) => kind === "trust")?.document;
  return documents.some((document) => document.alias === own && document.content === content);
}

function isRead(listings: readonly StoredListing[], kind: string, account: string, around: readonly string[]): boolean {
  const scope = `account/${account}`;
  const those = listings.filter((one) => one.kind === kind && (one.scope === scope || around.includes(one.scope)));
  return those.length > 0 && those.every(({ status }) => status === "complete" || status === "carried");
}
