import type pg from "pg";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { type FactOfKind, readFactsOfKind } from "#lib/db/facts-of-kind.ts";
import { countIncompleteListings } from "#lib/db/incomplete-listings.ts";
import { readDomainsOf } from "#lib/db/policies.ts";
import type { ClusterDoor } from "#lib/domain/chains/chain.ts";
import { accessEntryDoors, awsAuthDoors, clusterModes, clustersOfUnknownMaker } from "#lib/domain/chains/doors.ts";
import { accountOf } from "#lib/domain/systems/aws/policy/arn.ts";
import { textOf } from "#lib/domain/systems/content.ts";

/** Facts of one kind that are read of all clusters together. */
const MOST = 20_000;

/** Whom clusters let in, and what of that is not known, in sentences. */
export interface ClusterDoors {
  doors: ClusterDoor[];
  unread: string[];
  /** Clusters whose maker is an administrator that nothing names; it was of the cluster's account. */
  ofUnknownMaker: { name: string; account: string }[];
}

/**
 * Whom clusters let in, by their own `aws-auth` and by access entries of their accounts: of all clusters at once, however
 * many there are.
 */
export async function readClusterDoors(pool: pg.Pool, asOf: Date | null): Promise<ClusterDoors> {
  const read = (system: string, noun: Noun, kind: string) =>
    readFactsOfKind(pool, { system, noun, kind, asOf, after: null, limit: MOST + 1 });
  const [domains, clusters, mappings, managed, entries, unreadMappings, unreadEntries] = await Promise.all([
    readDomainsOf(pool, "kubernetes"),
    read("kubernetes", "resource", "cluster"),
    read("kubernetes", "attachment", "aws-auth-mapping"),
    read("aws", "resource", "eks-cluster"),
    read("aws", "attachment", "eks-access-entry"),
    countIncompleteListings(pool, "kubernetes", "config-maps", asOf),
    countIncompleteListings(pool, "aws", "access-entries", asOf),
  ]);
  const slugs = new Map(domains.map(({ id, slug }) => [id, slug]));
  const issuers = new Map(clusters.map(({ trustDomainId, content }) => [trustDomainId, textOf(content.issuer)]));
  const modes = clusterModes(managed);
  const doors = [
    ...[...byDomain(mappings.slice(0, MOST))].flatMap(([id, facts]) =>
      awsAuthDoors(slugs.get(id) ?? "", facts, modes.byIssuer.get(issuers.get(id) ?? "")),
    ),
    ...accessEntryDoors(entries.slice(0, MOST), nameIn, modes.byArn),
  ];
  return {
    doors,
    unread: unreadWords([mappings, entries], unreadMappings, unreadEntries),
    ofUnknownMaker: clustersOfUnknownMaker(managed).map((arn) => ({
      name: nameIn(arn),
      account: accountOf(arn) ?? "",
    })),
  };
}

/** Clusters named in one sentence; the rest are counted. */
const NAMED = 3;

/** What is not known of whom clusters of some accounts let in: their maker. */
export function makerWords({ ofUnknownMaker }: ClusterDoors, accounts: readonly string[]): string[] {
  const clusters = ofUnknownMaker.flatMap(({ name, account }) => (accounts.includes(account) ? [name] : []));
  if (clusters.length === 0) return [];
  const named = clusters.slice(0, NAMED).join(", ");
  const those = clusters.length > NAMED ? `${named} and ${clusters.length - NAMED} more clusters` : named;
  return [`Whoever of the account made ${those} is an administrator there, and EKS tells nobody who that was.`];
}

/** The name of a cluster from its ARN. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function byDomain(facts: readonly FactOfKind[]): Map<number, FactOfKind[]> {
  const grouped = new Map<number, FactOfKind[]>();
  for (const fact of facts) {
    const known = grouped.get(fact.trustDomainId);
    if (known) known.push(fact);
    else grouped.set(fact.trustDomainId, [fact]);
  }
  return grouped;
}

function unreadWords(read: readonly FactOfKind[][], mappings: number, entries: number): string[] {
  const missing = [
    ...(mappings > 0 ? [`the aws-auth of ${mappings} ${mappings === 1 ? "cluster" : "clusters"}`] : []),
    ...(entries > 0 ? [`the access entries in ${entries} ${entries === 1 ? "place" : "places"}`] : []),
  ];
  return [
    ...(missing.length > 0
      ? [`Whom clusters let in is not known everywhere: ${missing.join(" and ")} could not be read completely.`]
      : []),
    ...(read.some((facts) => facts.length > MOST)
      ? [`Only the first ${MOST.toLocaleString("en")} mappings and access entries of all clusters were looked at.`]
      : []),
  ];
}
