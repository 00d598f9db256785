import { DescribeRepositoriesCommand, GetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { DescribeKeyCommand, GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import { GetResourcePolicyCommand, ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { DescribeParametersCommand } from "@aws-sdk/client-ssm";
import type { Row } from "#collectors/shared/rows.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import { isRecord } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import type { RegionSession } from "../region-session.ts";
import { ECR, KMS, SECRETS_MANAGER, SSM } from "../services.ts";
import { ask, gateOf, withDetails, type Session } from "../session.ts";

/** Names of secrets with the policy of each; never a value. */
export async function readSecrets({ session, place, door }: RegionSession): Promise<Listed> {
  const manager = door.desk(SECRETS_MANAGER, place.region);
  const listed = await ask(
    session,
    { door, service: SECRETS_MANAGER, region: place.region },
    {
      ...{ action: "secretsmanager:ListSecrets", place },
      ask: (asked, NextToken) =>
        asked.call((client, options) =>
          client.send(
            new ListSecretsCommand({ NextToken, MaxResults: session.ground.limits.pageSize ?? 100 }),
            options,
          ),
        ),
      rowsOf: ({ SecretList }) => SecretList,
      nextOf: ({ NextToken }) => NextToken,
    },
  );
  return withDetails(session, place, listed, {
    action: "secretsmanager:GetResourcePolicy",
    async of(secret) {
      const { ResourcePolicy } = await manager.call((client, options) =>
        client.send(new GetResourcePolicyCommand({ SecretId: String(secret["ARN"]) }), options),
      );
      return { ...secret, ResourcePolicy: ResourcePolicy ?? null };
    },
  });
}

/** Names of parameters; never a value. */
export async function readParameters({ session, place, door }: RegionSession): Promise<Listed> {
  return ask(
    session,
    { door, service: SSM, region: place.region },
    {
      ...{ action: "ssm:DescribeParameters", place },
      ask: (ssm, NextToken) =>
        ssm.call((client, options) =>
          client.send(
            new DescribeParametersCommand({ NextToken, MaxResults: session.ground.limits.pageSize ?? 50 }),
            options,
          ),
        ),
      // Where the ARN is left out it follows from the name.
      rowsOf: ({ Parameters }) =>
        Parameters?.map((one: unknown) =>
          isRecord(one) ? { ...one, ARN: one["ARN"] ?? parameterArn(session, place, String(one["Name"])) } : one,
        ),
      nextOf: ({ NextToken }) => NextToken,
    },
  );
}

function parameterArn({ settings }: Session, { account, region }: RegionSession["place"], name: string): string {
  return `arn:${settings.endpoint.partition.id}:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;
}

/** Image repositories with the policy of each. */
export async function readRepositories({ session, place, door }: RegionSession): Promise<Listed> {
  const ecr = door.desk(ECR, place.region);
  const listed = await ask(
    session,
    { door, service: ECR, region: place.region },
    {
      ...{ action: "ecr:DescribeRepositories", place },
      ask: (asked, nextToken) =>
        asked.call((client, options) =>
          client.send(
            new DescribeRepositoriesCommand({ nextToken, maxResults: session.ground.limits.pageSize ?? 1000 }),
            options,
          ),
        ),
      rowsOf: ({ repositories }) => repositories,
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  return withDetails(session, place, listed, {
    action: "ecr:GetRepositoryPolicy",
    async of(repository) {
      try {
        const { policyText } = await ecr.call((client, options) =>
          client.send(
            new GetRepositoryPolicyCommand({ repositoryName: String(repository["repositoryName"]) }),
            options,
          ),
        );
        return { ...repository, policyText: policyText ?? null };
      } catch (error) {
        if (error instanceof CallFault && error.code === "RepositoryPolicyNotFoundException") {
          return { ...repository, policyText: null };
        }
        throw error;
      }
    },
  });
}

/** What a secret without a key of its own is encrypted with; AWS alone decides who uses it. */
const OWN_KEY = /^(?:alias\/aws\/|arn:[^:]+:kms:[^:]+:\d{12}:alias\/aws\/)/;

const DESCRIBE = "kms:DescribeKey";
const POLICY = "kms:GetKeyPolicy";

/** Keys that secrets and parameters of a region name, with the policy of each; keys of other accounts are theirs. */
export async function readKeys({ session, place, door }: RegionSession, holders: readonly Listed[]): Promise<Listed> {
  const gate = gateOf(session, DESCRIBE) ?? gateOf(session, POLICY);
  if (gate) return unread(gate);
  // Keys are known by who names them: with nobody asked none is, and none is gone.
  const declined = holders.every(({ end }) => end.status === "switched-off");
  if (declined) {
    const reason = [...new Set(holders.map(({ end }) => end.reason ?? ""))].join(" ");
    return unread({
      status: "switched-off",
      reason: `Keys are those that secrets and parameters name. ${reason}`.trim(),
    });
  }
  const incomplete = holders.find(({ end }) => end.status !== "complete");
  const kms = door.desk(KMS, place.region);
  const { attempts } = session.ground.limits;
  const rows = new Map<string, Row>();
  let end = COMPLETE;
  if (incomplete) {
    const reason =
      `${nameOf(DESCRIBE, place)} was not asked of every key: which secrets and parameters there are was not read whole. ${incomplete.end.reason ?? ""}`.trim();
    end = { status: incomplete.rows.length === 0 && incomplete.end.status === "denied" ? "denied" : "partial", reason };
  }
  for (const name of namedKeys(holders, place)) {
    let action = DESCRIBE;
    try {
      const { KeyId, Arn, KeyManager } = await againIfGarbled(attempts, async () => {
        const { KeyMetadata } = await kms.call((client, options) =>
          client.send(new DescribeKeyCommand({ KeyId: name }), options),
        );
        if (KeyMetadata?.KeyId !== undefined && KeyMetadata.Arn !== undefined)
          return { ...KeyMetadata, Arn: KeyMetadata.Arn };
        throw new Garbled("was answered without a key");
      });
      if (KeyManager === "AWS" || rows.has(Arn)) continue;
      action = POLICY;
      const policy = await againIfGarbled(attempts, async () => {
        const { Policy } = await kms.call((client, options) =>
          client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }), options),
        );
        if (Policy !== undefined) return Policy;
        throw new Garbled("was answered without a policy");
      });
      rows.set(Arn, { value: { KeyId, Arn, Policy: policy }, evidence: nameOf(POLICY, place) });
    } catch (error) {
      // A key that is gone opens nothing.
      if (error instanceof CallFault && error.code === "NotFoundException") continue;
      end = endOf(error, action, place);
      if (error instanceof CallFault && error.kind !== "denied") break;
    }
  }
  return {
    rows: [...rows.values()],
    end: rows.size > 0 && end.status !== "complete" ? { ...end, status: "partial" } : end,
  };
}

function namedKeys(holders: readonly Listed[], { account }: RegionSession["place"]): string[] {
  const names = holders.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if ("problem" in row || !isRecord(row.value)) return [];
      const name = row.value["KmsKeyId"] ?? row.value["KeyId"];
      return typeof name === "string" && !OWN_KEY.test(name) ? [name] : [];
    }),
  );
  const isOurs = (name: string) => !name.startsWith("arn:") || name.split(":")[4] === account;
  return [...new Set(names)].filter(isOurs).toSorted();
}
