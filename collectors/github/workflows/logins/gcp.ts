import { SHAPES } from "../shapes.ts";
import { fixed, type Login, type ReadLogin } from "./login.ts";

/**
 * A service account by Workload Identity Federation, the provider itself, or a key.
 * @see https://github.com/google-github-actions/auth#inputs
 */
export const googleAuth: ReadLogin = (step) => {
  const account = step.value(SHAPES.email, "service_account");
  const provider = step.value(SHAPES.provider, "workload_identity_provider");
  const about = {
    provider,
    project: step.value(SHAPES.name, "project_id"),
    audience: step.value(SHAPES.host, "audience"),
  };
  const key = step.credential("credentials_json", "service_account_key");
  const logins: Login[] = [];
  if (key) logins.push({ system: "gcp", kind: "service-account-key", value: key.text, credentials: [key], about });
  if (step.has("workload_identity_provider")) {
    const asAccount = step.has("service_account");
    const value = asAccount ? account : provider;
    const kind = asAccount ? "service-account" : "workload-identity-provider";
    logins.push({ system: "gcp", kind, value, credentials: [], about });
  }
  return logins.length > 0 ? logins : [{ system: "gcp", kind: "runner", value: account, credentials: [], about }];
};

/** Older releases of setup-gcloud log in with a key of their own; later ones use what `auth` left behind. */
export const setupGcloud: ReadLogin = (step) => {
  const key = step.credential("service_account_key");
  return key ? [{ system: "gcp", kind: "service-account-key", value: key.text, credentials: [key] }] : [];
};

/** @see https://github.com/grafana/shared-workflows/tree/main/actions/login-to-gar */
export const loginToArtifactRegistry: ReadLogin = (step) => {
  const value = step.has("registry") ? step.value(SHAPES.host, "registry") : fixed(step.line, "us-docker.pkg.dev");
  return [{ system: "docker", kind: "registry", value, credentials: [] }];
};

/** A key in the environment, as Terraform takes it. */
export const googleVariables: ReadLogin = (step) => {
  const key = step.variable("GOOGLE_CREDENTIALS");
  return key ? [{ system: "gcp", kind: "service-account-key", value: key.text, credentials: [key], by: "env" }] : [];
};
