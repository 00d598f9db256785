import type { Statement } from "./account.ts";

const GITHUB = "token.actions.githubusercontent.com";

/** Lets jobs of GitHub become the role whose subject is one of these; a `*` in one makes it a pattern. */
export function githubJobs(account: string, ...subjects: string[]): Statement {
  const operator = subjects.some((subject) => subject.includes("*")) ? "StringLike" : "StringEquals";
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com", ...(operator === "StringEquals" ? sub(subjects) : {}) },
      ...(operator === "StringLike" ? { StringLike: sub(subjects) } : {}),
    },
  };
}

function sub(subjects: string[]): Record<string, string | string[]> {
  const [only, ...others] = subjects;
  return { [`${GITHUB}:sub`]: others.length > 0 || only === undefined ? subjects : only };
}

/** Lets a job of a repository become the role in its deployment environment only. */
export function deployment(account: string, repository: string, environment = "production"): Statement {
  return githubJobs(account, `repo:tickets-example/${repository}:environment:${environment}`);
}

/** Lets a service account of an EKS cluster become the role. */
export function serviceAccount(account: string, oidcId: string, namespace: string, name: string): Statement {
  const issuer = `oidc.eks.eu-central-1.amazonaws.com/id/${oidcId}`;
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${issuer}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
      },
    },
  };
}

/** Lets a service of AWS take the role for what runs there. */
export function service(...names: string[]): Statement {
  const hosts = names.map((name) => `${name}.amazonaws.com`);
  return { Effect: "Allow", Principal: { Service: hosts.length === 1 ? hosts[0] : hosts }, Action: "sts:AssumeRole" };
}

/** Lets principals of AWS become the role; an account's root hands the choice to that account. */
export function principals(arns: string | readonly string[], condition?: Record<string, unknown>): Statement {
  return {
    Effect: "Allow",
    Principal: { AWS: arns },
    Action: "sts:AssumeRole",
    ...(condition ? { Condition: condition } : {}),
  };
}

/** `arn:aws:iam::111122223333:root` */
export function rootOf(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

/** `arn:aws:iam::111122223333:role/deploy` */
export function roleArn(account: string, role: string): string {
  return `arn:aws:iam::${account}:role/${role}`;
}

/** People who sign in through Identity Center. */
export function singleSignOn(account: string): Statement {
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_0f1e2d3c4b5a6978_DO_NOT_DELETE` },
    Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
  };
}
