import type { Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import type { Principal } from "../policy.ts";

export const HOME = "111122223333";
export const AWAY = "444455556666";

/** An action with a resource it takes, and one beside it. */
interface Target {
  action: string;
  resource: string;
  other: string;
  /** A resource of this kind has a policy. */
  policied: boolean;
}

export const TARGETS: readonly Target[] = [
  {
    action: "s3:GetObject",
    resource: "arn:aws:s3:::ledger/team/report.csv",
    other: "arn:aws:s3:::attic/team/report.csv",
    policied: true,
  },
  { action: "s3:ListBucket", resource: "arn:aws:s3:::ledger", other: "arn:aws:s3:::attic", policied: true },
  { action: "s3:ListAllMyBuckets", resource: "*", other: "arn:aws:s3:::ledger", policied: false },
  {
    action: "sqs:SendMessage",
    resource: `arn:aws:sqs:eu-west-1:${HOME}:orders`,
    other: `arn:aws:sqs:eu-west-1:${HOME}:returns`,
    policied: true,
  },
  {
    action: "secretsmanager:GetSecretValue",
    resource: `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:team/token-AbCdEf`,
    other: `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:team/other-AbCdEf`,
    policied: true,
  },
  {
    action: "kms:Decrypt",
    resource: `arn:aws:kms:eu-west-1:${HOME}:key/0f0e0d0c-aaaa-bbbb-cccc-0123456789ab`,
    other: `arn:aws:kms:eu-west-1:${HOME}:key/1f0e0d0c-aaaa-bbbb-cccc-0123456789ab`,
    policied: true,
  },
  {
    action: "sts:AssumeRole",
    resource: `arn:aws:iam::${HOME}:role/team/release`,
    other: `arn:aws:iam::${HOME}:role/team/other`,
    policied: true,
  },
  {
    action: "iam:GetRole",
    resource: `arn:aws:iam::${HOME}:role/team/release`,
    other: `arn:aws:iam::${HOME}:role/team/other`,
    policied: false,
  },
  {
    action: "ec2:DescribeInstances",
    resource: "*",
    other: `arn:aws:ec2:eu-west-1:${HOME}:instance/*`,
    policied: false,
  },
  {
    action: "lambda:InvokeFunction",
    resource: `arn:aws:lambda:eu-west-1:${HOME}:function:bill`,
    other: `arn:aws:lambda:eu-west-1:${HOME}:function:mail`,
    policied: true,
  },
];

/** Somebody of the resource's account, of another, a service, or nobody. */
export function randomPrincipal(draw: Draw, policied: boolean): Principal {
  if (policied && draw.chance(0.05)) return { kind: "anonymous", arn: "*", account: null };
  if (policied && draw.chance(0.06)) return { kind: "service", arn: "events.amazonaws.com", account: null };
  const account = policied && draw.chance(0.25) ? AWAY : HOME;
  if (draw.chance(0.4)) return { kind: "user", arn: `arn:aws:iam::${account}:user/staff/ann`, account };
  const arn = `arn:aws:iam::${account}:role/apps/shop`;
  return { kind: "role", arn, account, session: draw.chance(0.6) ? "run-1" : null };
}

/** What policies may call the principal, and others. */
export function principalNames(principal: Principal): string[] {
  const { kind, arn, account } = principal;
  if (account === null) return ["*", `arn:aws:iam::${HOME}:user/staff/ann`];
  const names = [arn, arn, account, `arn:aws:iam::${account}:root`, "*", `arn:aws:iam::${account}:role/apps/other`];
  if (kind !== "role") return names;
  const sessions = `arn:aws:sts::${account}:assumed-role/shop/`;
  return [...names, `${sessions}run-1`, `${sessions}run-1`, `${sessions}run-2`];
}
