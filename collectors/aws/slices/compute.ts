import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { ConsumerContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { aliasOfPrincipal } from "../names.ts";
import { arnAlias, eachRow, factIn, given, labelsOf, type RowView } from "./view.ts";

/** What takes a role by itself. */
export function consumerFact(
  row: RowView,
  kind: string,
  own: { key: string; alias: string; name: string; arn: string; role: string | null; details?: JsonObject },
): Fact {
  const identity = own.role === null ? null : aliasOfPrincipal(row.partition, own.role);
  return factIn(row, "consumer", kind, {
    key: own.key,
    alias: own.alias,
    name: own.name,
    refs: identity === null ? {} : { identity },
    content: {
      arn: own.arn,
      region: row.region,
      role: own.role,
      ...(own.details ? { details: own.details } : {}),
    } satisfies ConsumerContent,
  });
}

const ENDED = new Set(["terminated", "shutting-down"]);
const GROUP_TAG = "aws:autoscaling:groupName";

/**
 * Instances that have a profile, or could show their metadata to others. Those of an auto scaling group come and go: all of
 * a group that are set up alike are one. One whose role is not known is not made known without it: that would be a change.
 */
export const instances = eachRow<DocumentOf<"instances">>(
  () => null,
  (row, instance) => {
    if (ENDED.has(instance.State?.Name ?? "")) return [];
    const profile = instance.IamInstanceProfile?.Arn ?? null;
    if (profile !== null && instance.RoleArn === undefined) {
      row.report("Not read: which role the instance profile of an instance carries is not known.");
      return [];
    }
    const labels = labelsOf(instance.Tags);
    const group = labels[GROUP_TAG];
    const { HttpTokens, HttpPutResponseHopLimit, HttpEndpoint } = instance.MetadataOptions ?? {};
    const details = given({
      profile,
      hopLimit: HttpPutResponseHopLimit ?? undefined,
      tokensRequired: HttpTokens ? HttpTokens === "required" : undefined,
      metadata: HttpEndpoint ? HttpEndpoint === "enabled" : undefined,
      autoScalingGroup: group,
    });
    const setUp = [profile, details["hopLimit"], details["tokensRequired"], details["metadata"]].join(" ");
    const key = group === undefined ? instance.InstanceId : `${group} ${setUp}`;
    const arn = `arn:${row.partition}:ec2:${row.region}:${row.account}:instance/${group === undefined ? key : "*"}`;
    return [
      consumerFact(row, "ec2-instance", {
        key,
        alias: thingAlias(row.partition, "ec2-instance", `${row.account}/${row.region}/${key}`),
        name: group ?? labels["Name"] ?? instance.InstanceId,
        arn,
        role: instance.RoleArn ?? null,
        details,
      }),
    ];
  },
);

export const functions = eachRow<DocumentOf<"functions">>(
  ({ FunctionArn }) => FunctionArn,
  (row, { FunctionArn: arn, FunctionName: name, Role }) => [
    consumerFact(row, "lambda-function", {
      key: arn,
      alias: arnAlias(row, "lambda-function", arn),
      name,
      arn,
      role: Role ?? null,
    }),
  ],
);

/** Each family by its newest revision: the role of its tasks, and that which starts them. A new revision is no change. */
export const taskDefinitions = eachRow<DocumentOf<"task-definitions">>(
  ({ taskDefinitionArn }) => taskDefinitionArn,
  (row, definition) => {
    const arn = definition.taskDefinitionArn.replace(/:[0-9]+$/, "");
    const roles = { task: definition.taskRoleArn ?? null, execution: definition.executionRoleArn ?? null };
    return (["task", "execution"] as const).flatMap((use) =>
      use === "execution" && roles.execution === null
        ? []
        : consumerFact(row, "ecs-task-definition", {
            key: use === "task" ? arn : `${arn}#execution`,
            alias: `${arnAlias(row, "ecs-task-definition", arn)}${use === "task" ? "" : "#execution"}`,
            name: definition.family,
            arn,
            role: roles[use],
            details: { use },
          }),
    );
  },
);

export const buildProjects = eachRow<DocumentOf<"build-projects">>(
  ({ arn }) => arn,
  (row, project) => [
    consumerFact(row, "codebuild-project", {
      key: project.arn,
      alias: arnAlias(row, "codebuild-project", project.arn),
      name: project.name,
      arn: project.arn,
      role: project.serviceRole ?? null,
      details: given({
        source: project.source ? { type: project.source.type, address: project.source.address } : undefined,
        privileged: project.privileged ?? undefined,
      }),
    }),
  ],
);
