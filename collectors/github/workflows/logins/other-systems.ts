import { SHAPES } from "../shapes.ts";
import { fixed, type ReadLogin } from "./login.ts";

/** @see https://github.com/hashicorp/setup-terraform#inputs */
export const setupTerraform: ReadLogin = (step) => {
  const token = step.credential("cli_config_credentials_token", "api_token");
  if (!token) return [];
  const named = step.has("cli_config_credentials_hostname");
  const host = named
    ? step.value(SHAPES.host, "cli_config_credentials_hostname")
    : fixed(step.line, "app.terraform.io");
  return [{ system: "terraform", kind: "token", value: token.text, credentials: [token], about: { host } }];
};

/** Tokens of Terraform by host, as `TF_TOKEN_app_terraform_io`. */
export const terraformVariables: ReadLogin = (step) =>
  step.ownVariables().flatMap((name) => {
    const token = /^TF_TOKEN_\w{1,64}$/.test(name) ? step.variable(name) : null;
    const host = name.slice("TF_TOKEN_".length).replaceAll("__", "-").replaceAll("_", ".");
    const about = { host: fixed(step.line, host) };
    return token
      ? [{ system: "terraform", kind: "token", value: token.text, credentials: [token], by: "env", about } as const]
      : [];
  });

/** @see https://github.com/hashicorp/hcp-auth-action */
export const hcpAuth: ReadLogin = (step) => {
  const secret = step.credential("client_secret");
  const value = step.value(SHAPES.name, "workload_identity_provider") ?? step.credential("client_id")?.text ?? null;
  return [
    { system: "terraform", kind: secret ? "client" : "workload-identity-provider", value, credentials: [secret] },
  ];
};

/** @see https://github.com/hashicorp/vault-action#authentication-methods */
export const vaultAction: ReadLogin = (step) => {
  const method = step.value(SHAPES.name, "method");
  const about = { server: step.value(SHAPES.host, "url"), method, path: step.value(SHAPES.name, "path") };
  const credential = step.credential("token", "secretid", "githubtoken", "password", "jwtprivatekey", "ldappassword");
  const role = step.value(SHAPES.name, "role") ?? step.credential("roleid")?.text ?? null;
  const value = role ?? credential?.text ?? about.server;
  return [{ system: "vault", kind: role ? "role" : "token", value, credentials: [credential], about }];
};

/** @see https://github.com/grafana/shared-workflows/tree/main/actions/get-vault-secrets */
export const vaultByInstance: ReadLogin = (step) => {
  const named = step.has("vault_instance");
  const value = named ? step.value(SHAPES.name, "vault_instance") : fixed(step.line, "ops");
  return [{ system: "vault", kind: "server", value, credentials: [] }];
};

/** @see https://github.com/cloudflare/wrangler-action#authentication */
export const wrangler: ReadLogin = (step) => {
  const token = step.credential("apitoken", "apikey");
  return token ? [{ system: "cloudflare", kind: "token", value: token.text, credentials: [token] }] : [];
};

/** Tokens of other systems in the environment a step sets. */
export const otherVariables: ReadLogin = (step) =>
  VARIABLES.flatMap(([name, system]) => {
    const token = step.variable(name);
    return token ? [{ system, kind: "token", value: token.text, credentials: [token], by: "env" } as const] : [];
  });

const VARIABLES = [
  ["CLOUDFLARE_API_TOKEN", "cloudflare"],
  ["VAULT_TOKEN", "vault"],
  ["TFE_TOKEN", "terraform"],
] as const;
