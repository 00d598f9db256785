import type pg from "pg";
import { readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readListings, type StoredListing } from "#lib/db/policies.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { Listed, World } from "#lib/domain/systems/aws/trust/world.ts";

const PRINCIPALS = ["role", "user", "group"];
const DOCUMENTS = ["managed-policy", "inline-policy", "trust-policy"];
const ATTACHMENTS = ["attached", "inline", "boundary", "trust", "member"];
const LIMITS = ["scp", "rcp"];
const CONSUMERS = [
  "instance-profile",
  "ec2-instance",
  "lambda-function",
  "ecs-task-definition",
  "codebuild-project",
  "pod-identity-association",
];

/** Kinds of listings that answers rest on. */
const LISTINGS: Readonly<Record<Listed, string>> = {
  iam: "authorization-details",
  limits: "organization-policies",
  providers: "identity-providers",
  consumers: "functions",
  secrets: "secrets",
};

/** Some accounts of a partition, with everything that decides who can do what there. */
export interface AccountsWorld {
  world: World;
  /** Page of an identity that was read, by ARN. */
  pages: ReadonlyMap<string, string>;
}

/** Which accounts are read, and as of when. */
export interface WorldQuery {
  trustDomainId: number;
  partition: string;
  accounts: readonly string[];
  asOf: Date | null;
  now: Date;
}

/** Reads accounts whole: their roles, users, policies, what runs there, and what their organization forbids. */
export async function readAccountsWorld(pool: pg.Pool, query: WorldQuery): Promise<AccountsWorld> {
  const { trustDomainId, asOf } = query;
  const read = (noun: Parameters<typeof readFactsInScopes>[2]["noun"], kinds: string[], scopes: string[] | null) =>
    readFactsInScopes(pool, trustDomainId, { noun, kinds, scopes }, asOf);
  const scopes = query.accounts.map((account) => `account/${account}`);
  const accounts = (await read("resource", ["account"], null)).filter(({ key }) => query.accounts.includes(key));
  const around = [
    ...new Set(accounts.map(({ content }) => textOf(content.organization)).filter((id) => id !== "")),
  ].map((id) => `organization/${id}`);
  const listings = await readListings(pool, trustDomainId, asOf);
  const regions = [
    ...new Set(listings.map(({ scope }) => scope).filter((scope) => scopes.some((one) => scope.startsWith(`${one}/`)))),
  ];
  const [identities, documents, attachments, limits, limitDocuments, resources, consumers, copies] = await Promise.all([
    read("identity", PRINCIPALS, scopes),
    read("policy-document", DOCUMENTS, scopes),
    read("attachment", ATTACHMENTS, scopes),
    read("attachment", LIMITS, around),
    read("policy-document", LIMITS, around),
    read("resource", ["organization", "oidc-provider", "saml-provider"], [...scopes, ...around]),
    read("consumer", CONSUMERS, [...scopes, ...regions]),
    read("stored-copy", ["secret", "parameter"], regions),
  ]);
  const world = worldOf({
    partition: query.partition,
    at: (asOf ?? query.now).toISOString(),
    identities,
    documents: [...documents, ...limitDocuments],
    attachments: [...attachments, ...limits],
    resources: [...accounts, ...resources],
    consumers,
    storedCopies: copies,
    read: (listed, account) => isRead(listings, LISTINGS[listed], account, around),
  });
  const pages = identities.flatMap(({ content, identity }): [string, string][] =>
    identity === null ? [] : [[textOf(content.arn), identity]],
  );
  return { world, pages: new Map(pages) };
}

function isRead(listings: readonly StoredListing[], kind: string, account: string, around: readonly string[]): boolean {
  const scope = `account/${account}`;
  const those = listings.filter(
    (one) =>
      one.kind === kind && (one.scope === scope || one.scope.startsWith(`${scope}/`) || around.includes(one.scope)),
  );
  return those.length > 0 && those.every(({ status }) => status === "complete" || status === "carried");
}
