import {
  DescribeAccessEntryCommand,
  DescribeClusterCommand,
  DescribePodIdentityAssociationCommand,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
  ListClustersCommand,
  ListPodIdentityAssociationsCommand,
} from "@aws-sdk/client-eks";
import { againIfGarbled, Garbled } from "../call-fault.ts";
import { asField, isRecord, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, together, unread, type Listed } from "../listed.ts";
import { textsIn, wholeList } from "../read-pages.ts";
import type { RegionSession } from "../region-session.ts";
import { EKS } from "../services.ts";
import { ask, gateOf, withDetails } from "../session.ts";

/** Clusters of a region. */
export async function readClusters({ session, place, door }: RegionSession): Promise<Listed> {
  const action = "eks:DescribeCluster";
  const gate = gateOf(session, action);
  if (gate) return unread(gate);
  const eks = door.desk(EKS, place.region);
  const names = await ask(
    session,
    { door, service: EKS, region: place.region },
    {
      ...{ action: "eks:ListClusters", place },
      ask: (asked, nextToken) =>
        asked.call((client, options) =>
          client.send(
            new ListClustersCommand({ nextToken, maxResults: session.ground.limits.pageSize ?? 100 }),
            options,
          ),
        ),
      rowsOf: ({ clusters }) => clusters?.map((name) => asField("name", name)),
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  return withDetails(session, place, names, {
    action,
    kind: "clusters",
    async of({ name }) {
      const { cluster } = await eks.call((client, options) =>
        client.send(new DescribeClusterCommand({ name: String(name) }), options),
      );
      if (!cluster) throw new Garbled("was answered without a cluster");
      return plain(cluster) as Record<string, unknown>;
    },
  });
}

/** Where access entries do not hold: the cluster lets in by its ConfigMap alone. */
const BY_CONFIG_MAP = "CONFIG_MAP";

/** Who gets into the clusters beside their RBAC, and which of their service accounts take a role. */
export async function readClusterAccess(region: RegionSession, clusters: Listed): Promise<Listed> {
  const { session, place } = region;
  const gates = [ENTRIES, ENTRY, POLICIES, ASSOCIATIONS, ASSOCIATION].map((action) => gateOf(session, action));
  const gate = gates.find((one) => one !== null);
  if (gate) return unread(gate);
  if (clusters.end.status !== "complete") {
    const reason = `${nameOf(ENTRIES, place)} was not asked of every cluster: which there are could not be read whole.`;
    const { status } = clusters.end;
    if (clusters.rows.length === 0) return unread({ status: status === "partial" ? "failed" : status, reason });
  }
  const parts: Listed[] = [{ rows: [], end: clusters.end }];
  for (const row of clusters.rows) {
    const value = "problem" in row || !isRecord(row.value) ? {} : row.value;
    const { name, arn } = value;
    if (typeof name !== "string" || typeof arn !== "string") {
      parts.push(unread({ status: "failed", reason: `${nameOf(ENTRIES, place)} was not asked of one cluster.` }));
      continue;
    }
    const access = isRecord(value["accessConfig"]) ? value["accessConfig"]["authenticationMode"] : undefined;
    if (access !== BY_CONFIG_MAP) parts.push(await accessEntries(region, name, arn));
    parts.push(await associations(region, name, arn));
  }
  return together(parts);
}

const ENTRIES = "eks:ListAccessEntries";
const ENTRY = "eks:DescribeAccessEntry";
const POLICIES = "eks:ListAssociatedAccessPolicies";
const ASSOCIATIONS = "eks:ListPodIdentityAssociations";
const ASSOCIATION = "eks:DescribePodIdentityAssociation";

async function accessEntries(region: RegionSession, clusterName: string, clusterArn: string): Promise<Listed> {
  const { session, place, door } = region;
  const { limits } = session.ground;
  const eks = door.desk(EKS, place.region);
  let action = ENTRIES;
  const principals = await ask(
    session,
    { door, service: EKS, region: place.region },
    {
      ...{ action, place },
      ask: (asked, nextToken) =>
        asked.call((client, options) =>
          client.send(
            new ListAccessEntriesCommand({ clusterName, nextToken, maxResults: limits.pageSize ?? 100 }),
            options,
          ),
        ),
      rowsOf: ({ accessEntries: entries }) => entries,
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  const parts: Listed[] = [{ rows: [], end: principals.end }];
  for (const row of principals.rows) {
    try {
      const [principalArn = ""] = textsIn(["problem" in row ? null : row.value]);
      action = ENTRY;
      const accessEntry = await againIfGarbled(limits.attempts, async () => {
        const { accessEntry: entry } = await eks.call((client, options) =>
          client.send(new DescribeAccessEntryCommand({ clusterName, principalArn }), options),
        );
        if (entry) return entry;
        throw new Garbled("was answered without an access entry");
      });
      action = POLICIES;
      const policies = await wholeList(limits, {
        action,
        ask: (nextToken) =>
          eks.call((client, options) =>
            client.send(new ListAssociatedAccessPoliciesCommand({ clusterName, principalArn, nextToken }), options),
          ),
        rowsOf: ({ associatedAccessPolicies }) => associatedAccessPolicies,
        nextOf: ({ nextToken }) => nextToken,
      });
      const value = { ...(plain(accessEntry) as object), clusterArn, principalArn, policies };
      parts.push({ rows: [{ value, evidence: nameOf(ENTRY, place) }], end: COMPLETE });
    } catch (error) {
      parts.push(unread(endOf(error, action, place)));
    }
  }
  return parts.length === 1 ? { rows: [], end: principals.end } : together(parts);
}

async function associations(region: RegionSession, clusterName: string, clusterArn: string): Promise<Listed> {
  const { session, place, door } = region;
  const eks = door.desk(EKS, place.region);
  const listed = await ask(
    session,
    { door, service: EKS, region: place.region },
    {
      ...{ action: ASSOCIATIONS, place },
      ask: (asked, nextToken) =>
        asked.call((client, options) =>
          client.send(
            new ListPodIdentityAssociationsCommand({
              ...{ clusterName, nextToken, maxResults: session.ground.limits.pageSize ?? 100 },
            }),
            options,
          ),
        ),
      rowsOf: ({ associations: found }) => found,
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  return withDetails(session, place, listed, {
    action: ASSOCIATION,
    kind: "access-entries",
    async of({ associationId }) {
      const { association } = await eks.call((client, options) =>
        client.send(
          new DescribePodIdentityAssociationCommand({ clusterName, associationId: String(associationId) }),
          options,
        ),
      );
      if (!association) throw new Garbled("was answered without an association");
      return { ...(plain(association) as object), clusterArn };
    },
  });
}
