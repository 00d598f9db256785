import { changed, entry, type DaysAgo, type Entries, type Entry } from "#prisma/seed/sample/model/entry.ts";
import { awsRoleArn, type AwsAccount } from "#prisma/seed/sample/model/organization.ts";
import { BORN_DAY } from "#prisma/seed/sample/writing/snapshot.ts";
import { NODES } from "#prisma/seed/sample/writing/running.ts";

/** Who of AWS signs in to a cluster as whom. */
export interface AwsMapping {
  role: string;
  username: string;
  groups: string[];
}

interface PlatformOptions {
  born: DaysAgo;
  /** The AWS account it runs in. */
  account: AwsAccount;
  /** Part of the issuer: what others trust the cluster by. */
  oidcId: string;
  /** Its version, and what it was brought up to since. */
  versions: [first: string, ...later: { at: DaysAgo; version: string }[]];
  /** Beside the nodes' own role. */
  mappings: AwsMapping[];
}

/** What a live read says of an EKS cluster beside its objects, and what EKS and the API server keep in `kube-system`. */
export function platformFacts({ born, account, oidcId, versions, mappings }: PlatformOptions): Entries {
  const [first, ...later] = versions;
  const facts = (version: string) => clusterFacts(born, oidcId, version);
  return [
    changed(facts(first), ...later.map(({ at, version }) => ({ at, to: facts(version) }))),
    NODES.map((name, number) => node(name, number, Math.min(born, 45))),
    inKubeSystem(awsAuth(born, account, mappings)),
    // The server of version 1.26 began to note uses, and made this then.
    inKubeSystem(entry("v1", "ConfigMap", TRACKING, { born: Math.min(born, 1010) }, { data: { since: BORN_DAY } })),
  ];
}

const TRACKING = "kube-apiserver-legacy-service-account-token-tracking";

function clusterFacts(born: DaysAgo, oidcId: string, version: string): Entry {
  const issuer = `https://oidc.eks.eu-central-1.amazonaws.com/id/${oidcId}`;
  const caFingerprint = oidcId.toLowerCase().repeat(2);
  return entry(
    "rollcall.dev/v1",
    "ClusterFacts",
    "cluster",
    { born },
    {
      version,
      issuer,
      jwksUri: `${issuer}/keys`,
      caFingerprint,
    },
  );
}

function node(name: string, number: number, born: DaysAgo): Entry {
  const zone = `eu-central-1${"abc".charAt(number)}`;
  const labels = { "topology.kubernetes.io/region": "eu-central-1", "topology.kubernetes.io/zone": zone };
  return entry(
    "v1",
    "Node",
    name,
    { born, labels },
    { spec: { providerID: `aws:///${zone}/i-0a1b2c3d4e5f6071${number}` } },
  );
}

function awsAuth(born: DaysAgo, account: AwsAccount, mappings: AwsMapping[]): Entry {
  const nodes = {
    role: "eks-node",
    username: "system:node:{{EC2PrivateDNSName}}",
    groups: ["system:bootstrappers", "system:nodes"],
  };
  const lines = [nodes, ...mappings].flatMap(({ role, username, groups }) => [
    `- rolearn: ${awsRoleArn(account, role)}`,
    `  username: ${username}`,
    "  groups:",
    ...groups.map((group) => `  - ${group}`),
  ]);
  return entry("v1", "ConfigMap", "aws-auth", { born }, { data: { mapRoles: `${lines.join("\n")}\n` } });
}

function inKubeSystem(one: Entry): Entry {
  return { ...one, namespace: "kube-system" };
}
