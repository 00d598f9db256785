import type pg from "pg";
import { MAX_IN_SCOPES, readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readListings } from "#lib/db/policies.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { Listed, World } from "#lib/domain/systems/aws/trust/world.ts";
import { accountsReading, accountsUnread } from "./aws-world-read.ts";

const PRINCIPALS = ["role", "user", "group"];
const DOCUMENTS = ["managed-policy", "inline-policy", "trust-policy"];
const ATTACHMENTS = ["attached", "inline", "boundary", "trust", "member"];
const LIMITS = ["scp", "rcp"];
const AROUND = ["organization", "oidc-provider", "saml-provider"];
const CONSUMERS = [
  "instance-profile",
  "ec2-instance",
  "lambda-function",
  "ecs-task-definition",
  "codebuild-project",
  "pod-identity-association",
];
const SECRETS = ["secret", "parameter"];
const SECRET_POLICIES = ["secret-policy", "key-policy"];

const ALL: readonly Listed[] = ["iam", "limits", "providers", "consumers", "secrets"];

/** Some accounts of a partition, with everything that decides who can do what there. */
export interface AccountsWorld {
  world: World;
  /** Page of an identity that was read, by ARN. */
  pages: ReadonlyMap<string, string>;
  /** The accounts hold more than can be read at once, so that nothing of them counts as read; null: they do not. */
  cut: string | null;
  /** A sentence for each account that was asked for and each part of it that was not read completely, and `cut`. */
  unread: string[];
}

/** Which accounts are read, and as of when. */
export interface WorldQuery {
  trustDomainId: number;
  partition: string;
  accounts: readonly string[];
  asOf: Date | null;
  now: Date;
  /** Whether what runs in them and their secrets are read too; else nothing is said of those. */
  contents?: boolean;
}

/**
 * Reads accounts whole: their roles, users, policies, what runs there, and what their organizations forbid. What is read of
 * an account only in part is said so in the world and in words.
 */
export async function readAccountsWorld(pool: pg.Pool, query: WorldQuery): Promise<AccountsWorld> {
  const { trustDomainId, asOf, contents = true } = query;
  const at = asOf ?? query.now;
  let isCut = false;
  const read = async (noun: Part["noun"], kinds: string[], scopes: string[] | null, keys?: readonly string[]) => {
    const part = { noun, kinds, scopes, ...(keys ? { keys } : {}) };
    const facts = await readFactsInScopes(pool, trustDomainId, part, asOf);
    isCut ||= facts.length >= MAX_IN_SCOPES;
    return facts;
  };
  const asked = [...new Set(query.accounts)];
  const scopes = asked.map((account) => `account/${account}`);
  // The account's own source does not know its organization: what an organization says of it goes last, and counts.
  const accounts = (await read("resource", ["account"], null, asked)).toSorted(
    (one, other) => Number(textOf(one.content.organization) !== "") - Number(textOf(other.content.organization) !== ""),
  );
  const around = [
    ...new Set(accounts.map(({ content }) => textOf(content.organization)).filter((id) => id !== "")),
  ].map((id) => `organization/${id}`);
  const listings = await readListings(pool, trustDomainId, asOf, [
    ...scopes,
    ...scopes.map((scope) => `${scope}/*`),
    ...around,
  ]);
  const regions = [...new Set(listings.map(({ scope }) => scope).filter((scope) => scope.includes("/region/")))];
  const [identities, documents, attachments, limits, limitDocuments, resources, ...inside] = await Promise.all([
    read("identity", PRINCIPALS, scopes),
    read("policy-document", DOCUMENTS, scopes),
    read("attachment", ATTACHMENTS, scopes),
    read("attachment", LIMITS, around),
    read("policy-document", LIMITS, around),
    read("resource", AROUND, [...scopes, ...around]),
    contents ? read("consumer", CONSUMERS, [...scopes, ...regions]) : [],
    contents ? read("stored-copy", SECRETS, regions) : [],
    contents ? read("policy-document", SECRET_POLICIES, regions) : [],
    contents ? read("attachment", SECRET_POLICIES, regions) : [],
  ]);
  const [consumers, copies, copyDocuments, copyAttachments] = inside;
  const parts = ALL.filter((listed) => contents || (listed !== "consumers" && listed !== "secrets"));
  const byId = new Map(accounts.map(({ key, content }) => [key, content]));
  const reading = accountsReading({ listings, accounts: byId, at });
  const isRead = (listed: Listed, account: string) => !isCut && parts.includes(listed) && reading(listed, account);
  const world = worldOf({
    partition: query.partition,
    at: at.toISOString(),
    identities,
    documents: [...documents, ...limitDocuments, ...copyDocuments],
    attachments: [...attachments, ...limits, ...copyAttachments],
    resources: [...accounts, ...resources],
    consumers,
    storedCopies: copies,
    read: isRead,
  });
  const pages = identities.flatMap(({ content, identity }): [string, string][] =>
    identity === null ? [] : [[textOf(content.arn), identity]],
  );
  const cut = isCut ? CUT : null;
  const unread = [...(cut === null ? [] : [cut]), ...accountsUnread(asked, parts, isRead)];
  return { world, pages: new Map(pages), cut, unread };
}

type Part = Parameters<typeof readFactsInScopes>[2];

const CUT = `These accounts hold more than ${MAX_IN_SCOPES.toLocaleString("en-US")} of something, and the rest was not looked at.`;
