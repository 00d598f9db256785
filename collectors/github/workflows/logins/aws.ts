import { SHAPES } from "../shapes.ts";
import { fixed, suffixed, type Login, type ReadLogin } from "./login.ts";

/** Registry of an account that is not named. */
const ECR = ".dkr.ecr.*.amazonaws.com";

/**
 * A role by OIDC, or by access keys; access keys alone; or what the runner is anyway.
 * @see https://github.com/aws-actions/configure-aws-credentials#options
 */
export const configureAwsCredentials: ReadLogin = (step) => {
  const byRole = step.has("role-to-assume");
  const key = step.credential("aws-access-key-id") ?? (byRole ? null : step.variable("AWS_ACCESS_KEY_ID"));
  const secret = step.credential("aws-secret-access-key");
  const about = { region: step.value(SHAPES.name, "aws-region"), audience: step.value(SHAPES.host, "audience") };
  const logins: Login[] = [];
  if (key || secret) {
    logins.push({ system: "aws", kind: "access-key", value: key?.text ?? null, credentials: [key, secret], about });
  }
  if (byRole) {
    const value = step.value(SHAPES.role, "role-to-assume");
    logins.push({ system: "aws", kind: "role", value, credentials: [key, secret], about });
  }
  return logins.length > 0 ? logins : [{ system: "aws", kind: "runner", value: null, credentials: [], about }];
};

/**
 * The registries of accounts, with the credentials an earlier step got.
 * @see https://github.com/aws-actions/amazon-ecr-login#inputs
 */
export const amazonEcrLogin: ReadLogin = (step) => {
  const type = step.value(SHAPES.name, "registry-type");
  const registry = { system: "docker", kind: "registry", credentials: [] } as const;
  if (type?.complete && type.values.includes("public")) {
    return [{ ...registry, value: fixed(step.line, "public.ecr.aws") }];
  }
  const accounts = step.value(SHAPES.accounts, "registries");
  if (!accounts) return [{ ...registry, value: fixed(step.line, `*${ECR}`) }];
  const values = accounts.values.flatMap((list) => list.split(/[\s,]+/)).filter((account) => account !== "");
  return [{ ...registry, value: suffixed({ ...accounts, values }, ECR) }];
};

/** Access keys in the environment that a step sets for what it runs. */
export const awsVariables: ReadLogin = (step) => {
  const key = step.variable("AWS_ACCESS_KEY_ID");
  const secret = step.variable("AWS_SECRET_ACCESS_KEY");
  if (!key && !secret) return [];
  return [{ system: "aws", kind: "access-key", value: key?.text ?? null, credentials: [key, secret], by: "env" }];
};
