import { amazonEcrLogin, configureAwsCredentials } from "./aws.ts";
import { azureLogin } from "./azure.ts";
import { cloudCluster, setContext } from "./clusters.ts";
import { googleAuth, loginToArtifactRegistry, setupGcloud } from "./gcp.ts";
import { appToken, appTokenByVault, checkout, sshAgent, tokenService, withToken } from "./github.ts";
import type { ReadLogin } from "./login.ts";
import { hcpAuth, setupTerraform, vaultAction, vaultByInstance, wrangler } from "./other-systems.ts";
import { cratesAuth, dockerHubByVault, dockerLogin, pypiPublish, rubygemsAuth } from "./registries.ts";
import { attest, cosignInstaller } from "./signing.ts";

/** Actions that log in to something, by their full names in lower case. */
const ACTIONS: Readonly<Record<string, ReadLogin>> = {
  "actions/attest": attest,
  "actions/attest-build-provenance": attest,
  "actions/attest-sbom": attest,
  "actions/checkout": checkout,
  "actions/create-github-app-token": appToken,
  "aws-actions/amazon-ecr-login": amazonEcrLogin,
  "aws-actions/configure-aws-credentials": configureAwsCredentials,
  "azure/aks-set-context": cloudCluster,
  "azure/container-registry-login": dockerLogin,
  "azure/docker-login": dockerLogin,
  "azure/k8s-set-context": setContext,
  "azure/login": azureLogin,
  "benc-uk/workflow-dispatch": withToken,
  "bitwarden/gh-actions/azure-login": azureLogin,
  "cloudflare/wrangler-action": wrangler,
  "docker/login-action": dockerLogin,
  "getsentry/action-github-app-token": appToken,
  "google-github-actions/auth": googleAuth,
  "google-github-actions/get-gke-credentials": cloudCluster,
  "google-github-actions/setup-gcloud": setupGcloud,
  "grafana/shared-workflows/actions/create-github-app-token": appTokenByVault,
  "grafana/shared-workflows/actions/dockerhub-login": dockerHubByVault,
  "grafana/shared-workflows/actions/get-vault-secrets": vaultByInstance,
  "grafana/shared-workflows/actions/login-to-gar": loginToArtifactRegistry,
  "hashicorp/hcp-auth-action": hcpAuth,
  "hashicorp/setup-terraform": setupTerraform,
  "hashicorp/vault-action": vaultAction,
  "octo-sts/action": tokenService,
  "open-security-tools/ost-simple-sts": tokenService,
  "opentofu/setup-opentofu": setupTerraform,
  "peter-murray/workflow-application-token-action": appToken,
  "pypa/gh-action-pypi-publish": pypiPublish,
  "redhat-actions/oc-login": setContext,
  "redhat-actions/podman-login": dockerLogin,
  "repo-sync/pull-request": withToken,
  "rubygems/configure-rubygems-credentials": rubygemsAuth,
  "rust-lang/crates-io-auth-action": cratesAuth,
  "shimataro/ssh-key-action": sshAgent,
  "sigstore/cosign-installer": cosignInstaller,
  "sigstore/gh-action-sigstore-python": attest,
  "tibdex/github-app-token": appToken,
  "webfactory/ssh-agent": sshAgent,
};

/** Owners all of whose actions act on GitHub with the token they are given. */
const TOKEN_OWNERS: ReadonlySet<string> = new Set(["peter-evans"]);

/** Names so much their own that a fork under another owner does the same. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  "amazon-ecr-login",
  "configure-aws-credentials",
  "create-github-app-token",
  "gh-action-pypi-publish",
  "get-gke-credentials",
  "github-app-token",
  "action-github-app-token",
  "workflow-application-token-action",
]);

const BY_OWN_NAME: ReadonlyMap<string, ReadLogin> = new Map(
  Object.entries(ACTIONS).flatMap(([action, read]) => {
    const name = action.split("/")[1] ?? "";
    return action.split("/").length === 2 && OWN_NAMES.has(name) ? [[name, read] as const] : [];
  }),
);

/** How an action logs in, by its full name in lower case; null for one that does not, as far as is known. */
export function wellKnown(action: string): ReadLogin | null {
  if (Object.hasOwn(ACTIONS, action)) return ACTIONS[action] ?? null;
  const [owner = "", name = "", ...inside] = action.split("/");
  if (TOKEN_OWNERS.has(owner)) return withToken;
  return inside.length === 0 ? (BY_OWN_NAME.get(name) ?? null) : null;
}
