import { z } from "zod";
import { Arn, Count, document, Flag, Id, Name, Tags, Word } from "./parts.ts";

/**
 * `DescribeInstances` without user data, with the ARN of the role in its instance profile: `RoleArn: null` where the
 * profile has none, absent where that is not known.
 */
export const Instance = document({
  InstanceId: Id,
  State: z.object({ Name: Word }).nullish(),
  IamInstanceProfile: z.object({ Arn }).nullish(),
  RoleArn: Arn.nullish(),
  MetadataOptions: z
    .object({ HttpTokens: Word.nullish(), HttpPutResponseHopLimit: Count.nullish(), HttpEndpoint: Word.nullish() })
    .nullish(),
  Tags: Tags.nullish(),
});

/** `ListFunctions` without environment, layers and code. */
export const LambdaFunction = document({ FunctionName: Name, FunctionArn: Arn, Role: Arn.nullish() });

/** `DescribeTaskDefinition`, the newest active one of each family, without its containers. */
export const TaskDefinition = document({
  taskDefinitionArn: Arn,
  family: Name,
  taskRoleArn: Arn.nullish(),
  executionRoleArn: Arn.nullish(),
});

/** Of an address the host and the path: user, password and query may be keys. */
const Address = z.string().transform((text) => {
  if (!URL.canParse(text)) return null;
  const { host, pathname } = new URL(text);
  return host === "" ? null : Name.parse(`${host}${pathname}`);
});

/** `BatchGetProjects` without environment, buildspec and sign-ins. */
export const BuildProject = document({
  name: Name,
  arn: Arn,
  serviceRole: Arn.nullish(),
  source: z
    .object({ type: Word.nullish(), location: Address.nullish(), address: Name.nullish() })
    .transform(({ type, location, address }) => ({ type: type ?? null, address: address ?? location ?? null }))
    .nullish(),
  privileged: Flag,
  environment: z.object({ privilegedMode: Flag }).nullish(),
}).transform(({ environment, privileged, ...kept }) => ({
  ...kept,
  privileged: privileged ?? environment?.privilegedMode ?? null,
}));
