/** Teams that answer for something. `loyalty` was dissolved last year; its label is still around. */
export type Team = "payments" | "platform" | "data" | "web" | "loyalty";

/** The AWS accounts: numbers AWS uses in its own documentation. The clusters live in the first two. */
export const AWS_ACCOUNTS = {
  production: "111122223333",
  staging: "444455556666",
  tooling: "777788889999",
  sandbox: "222233334444",
} as const;

export type AwsAccount = keyof typeof AWS_ACCOUNTS;

/** A role of one of the accounts, as AWS names it. */
export function awsRoleArn(account: AwsAccount, role: string): string {
  return `arn:aws:iam::${AWS_ACCOUNTS[account]}:role/${role}`;
}

/** Annotation by which a service account on EKS becomes an AWS role. */
export function awsRole(account: AwsAccount, role: string): Record<string, string> {
  return { "eks.amazonaws.com/role-arn": awsRoleArn(account, role) };
}
