import type { Statement } from "./account.ts";

/** A statement that allows. Actions are separated by spaces. */
export function allow(actions: string, resources: string | readonly string[] = "*", condition?: object): Statement {
  return statement("Allow", actions, resources, condition);
}

/** A statement that denies. */
export function deny(actions: string, resources: string | readonly string[] = "*", condition?: object): Statement {
  return statement("Deny", actions, resources, condition);
}

function statement(
  effect: "Allow" | "Deny",
  actions: string,
  resources: string | readonly string[],
  condition: object | undefined,
): Statement {
  const list = actions.split(" ");
  return {
    Effect: effect,
    Action: list.length === 1 ? list[0] : list,
    Resource: resources,
    ...(condition ? { Condition: condition } : {}),
  };
}

/**
 * What policies of AWS's own allow, as far as the sample's identities have them: the gist of each, not its whole text,
 * which AWS changes.
 */
export const AWS_POLICIES: Readonly<Record<string, readonly Statement[]>> = {
  AdministratorAccess: [allow("*")],
  ReadOnlyAccess: [
    allow(
      "ec2:Describe* ecr:BatchGet* ecr:Describe* ecr:Get* ecr:List* eks:Describe* eks:List* iam:Get* iam:List* lambda:Get* lambda:List* s3:Get* s3:List* tag:Get*",
    ),
  ],
  SecurityAudit: [
    allow(
      "ec2:Describe* ecr:DescribeRepositories eks:List* iam:GenerateCredentialReport iam:Get* iam:List* s3:GetBucketPolicy",
    ),
  ],
  AmazonEKSWorkerNodePolicy: [allow("ec2:DescribeInstances ec2:DescribeSubnets ec2:DescribeVpcs eks:DescribeCluster")],
  AmazonEKS_CNI_Policy: [
    allow("ec2:AssignPrivateIpAddresses ec2:AttachNetworkInterface ec2:CreateNetworkInterface ec2:Describe*"),
  ],
  AmazonEC2ContainerRegistryReadOnly: [
    allow("ecr:BatchGetImage ecr:DescribeImages ecr:GetAuthorizationToken ecr:GetDownloadUrlForLayer ecr:ListImages"),
  ],
  AmazonEBSCSIDriverPolicy: [
    allow("ec2:AttachVolume ec2:CreateSnapshot ec2:CreateVolume ec2:DeleteVolume ec2:Describe* ec2:DetachVolume"),
  ],
  AmazonSSMManagedInstanceCore: [allow("ssm:GetParameter ssm:UpdateInstanceInformation ssmmessages:* ec2messages:*")],
  AWSLambdaBasicExecutionRole: [allow("logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents")],
};
