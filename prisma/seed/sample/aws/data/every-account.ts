import { allow } from "../model/policies.ts";
import type { Role } from "../model/account.ts";
import { principals, roleArn, rootOf, service, singleSignOn } from "../model/trust.ts";

/** Roles AWS makes for its own services: nobody here can change them. */
export function serviceLinked(born: number, ...names: string[]): Role[] {
  return names.map((name) => ({
    name: `AWSServiceRoleFor${name}`,
    path: `/aws-service-role/${name.toLowerCase()}.amazonaws.com/`,
    born,
    trust: [service(name.toLowerCase())],
    used: 1,
  }));
}

/** What Rollcall itself reads an account by: it is in its own inventory. */
export function rollcallReader(hub: string): Role {
  return {
    name: "rollcall-reader",
    team: "platform",
    born: 60,
    description: "Rollcall reads identities and policies, and no values",
    trust: [
      principals(roleArn(hub, "rollcall-hub"), { StringEquals: { "sts:ExternalId": "rollcall-tickets-example" } }),
    ],
    attached: ["aws/SecurityAudit"],
    used: 0.02,
  };
}

/** What the management account may do everything in a member account by, since the account was made. */
export function organizationAccess(management: string, born: number): Role {
  return {
    name: "OrganizationAccountAccessRole",
    born,
    trust: [principals(rootOf(management))],
    attached: ["aws/AdministratorAccess"],
  };
}

/** A permission set of Identity Center as it stands in an account. */
export function permissionSet(account: string, name: string, suffix: string, born: number, attached: string[]): Role {
  return {
    name: `AWSReservedSSO_${name}_${suffix}`,
    path: "/aws-reserved/sso.amazonaws.com/eu-central-1/",
    born,
    trust: [singleSignOn(account)],
    attached,
    sessionHours: 8,
    used: 2,
  };
}

/** The nodes of a cluster. */
export function nodeRole(born: number): Role {
  return {
    name: "eks-node",
    team: "platform",
    born,
    trust: [service("ec2")],
    attached: ["aws/AmazonEKSWorkerNodePolicy", "aws/AmazonEKS_CNI_Policy", "aws/AmazonEC2ContainerRegistryReadOnly"],
    used: 0.02,
  };
}

/** Scales groups of nodes by a tag. */
export function autoscalerPolicy(cluster: string) {
  return [
    allow("autoscaling:Describe* ec2:DescribeLaunchTemplateVersions"),
    allow("autoscaling:SetDesiredCapacity autoscaling:TerminateInstanceInAutoScalingGroup", "*", {
      StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: "owned" },
    }),
  ];
}
