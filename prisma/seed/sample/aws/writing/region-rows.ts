import type { Row } from "#collectors/shared/rows.ts";
import type { SliceId } from "#collectors/aws/manifest.ts";
import { suffix } from "#prisma/seed/sample/writing/identifiers.ts";
import type { AccessEntry, Account, Cluster, Instance } from "../model/account.ts";
import type { Moment } from "./moment.ts";
import { REGION, rowsFrom } from "./rows.ts";

type RowsOf = (moment: Moment, account: Account) => Row[];

/** What AWS answers for each listing of the region; those that are absent have nothing there. */
export const REGION_ROWS: Partial<Record<SliceId, RowsOf>> = {
  instances: (moment, account) =>
    rowsFrom(
      "ec2:DescribeInstances",
      moment.there(account.instances).map((instance) => instanceRow(account, instance)),
    ),
  functions: (moment, account) =>
    rowsFrom(
      "lambda:ListFunctions",
      moment.there(account.functions).map(({ name, role }) => ({
        FunctionName: name,
        FunctionArn: arnOf(account, "lambda", `function:${name}`),
        Role: `arn:aws:iam::${account.id}:role/${role}`,
      })),
    ),
  clusters: (moment, account) =>
    rowsFrom(
      "eks:DescribeCluster",
      moment.there(account.clusters).map((cluster) => ({
        name: cluster.name,
        arn: clusterArn(account, cluster),
        version: moment.value(cluster.version),
        endpoint: `https://${cluster.oidcId}.gr7.${REGION}.eks.amazonaws.com`,
        createdAt: moment.time(cluster.born),
        identity: { oidc: { issuer: `https://oidc.eks.${REGION}.amazonaws.com/id/${cluster.oidcId}` } },
        accessConfig: { authenticationMode: cluster.entries.length > 0 ? "API_AND_CONFIG_MAP" : "CONFIG_MAP" },
        tags: {},
      })),
    ),
  "access-entries": (moment, account) =>
    rowsFrom(
      "eks:DescribeAccessEntry",
      moment
        .there(account.clusters)
        .flatMap((cluster) => moment.there(cluster.entries).map((entry) => entryRow(account, cluster, entry))),
    ),
  secrets: (moment, account) =>
    rowsFrom(
      "secretsmanager:ListSecrets",
      moment.there(account.secrets).map(({ name, team, rotated, rotation, born }) => ({
        ARN: arnOf(account, "secretsmanager", `secret:${name}-${suffix(6, "secret", account.id, name)}`),
        Name: name,
        RotationEnabled: rotation,
        LastRotatedDate: moment.lastUse(rotated),
        CreatedDate: moment.time(born),
        Tags: team === undefined ? [] : [{ Key: "team", Value: team }],
        ResourcePolicy: null,
      })),
    ),
};

function arnOf(account: Account, service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${account.id}:${resource}`;
}

function clusterArn(account: Account, { name }: Cluster): string {
  return arnOf(account, "eks", `cluster/${name}`);
}

function instanceRow(account: Account, { id, name, role, hopLimit, tokensRequired }: Instance) {
  return {
    InstanceId: id,
    State: { Name: "running" },
    IamInstanceProfile: { Arn: `arn:aws:iam::${account.id}:instance-profile/${role}` },
    RoleArn: `arn:aws:iam::${account.id}:role/${role}`,
    MetadataOptions: {
      HttpTokens: tokensRequired ? "required" : "optional",
      HttpPutResponseHopLimit: hopLimit,
      HttpEndpoint: "enabled",
    },
    Tags: [{ Key: "Name", Value: name }],
  };
}

function entryRow(account: Account, cluster: Cluster, { role, groups, policies = [] }: AccessEntry) {
  return {
    clusterArn: clusterArn(account, cluster),
    principalArn: `arn:aws:iam::${account.id}:role/${role}`,
    type: "STANDARD",
    username: `arn:aws:sts::${account.id}:assumed-role/${role}/{{SessionName}}`,
    kubernetesGroups: groups,
    policies: policies.map(({ name, namespaces }) => ({
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}`,
      accessScope: namespaces ? { type: "namespace", namespaces } : { type: "cluster", namespaces: [] },
    })),
  };
}
