import { SHAPES } from "../shapes.ts";
import type { Step } from "../step.ts";
import { lasts, type Login, type ReadLogin } from "./login.ts";

/**
 * An App: its number or client id, proven by its private key.
 * @see https://github.com/actions/create-github-app-token#inputs
 */
export const appToken: ReadLogin = (step) => {
  const value = step.value(
    SHAPES.id,
    "app-id",
    "client-id",
    "app_id",
    "application_id",
    "application-id",
    "client_id",
    "app-client-id",
  );
  const keys = ["private-key", "private_key", "application_private_key", "application-private-key", "app-private-key"];
  const about = { owner: step.value(SHAPES.name, "owner", "organization") };
  return [{ system: "github", kind: "app", value, credentials: [step.credential(...keys)], about }];
};

/** An App whose key lies in a vault: the name it has there. */
export const appTokenByVault: ReadLogin = (step) => [
  { system: "github", kind: "app", value: step.value(SHAPES.name, "github_app", "app"), credentials: [] },
];

/**
 * A token service that exchanges the run's OIDC token for one of an App.
 * @see https://github.com/octo-sts/action
 */
export const tokenService: ReadLogin = (step) => {
  const value = step.value(SHAPES.host, "exchange-url", "domain", "url") ?? step.value(SHAPES.name, "identity");
  return [{ system: "github", kind: "token-service", value, credentials: [] }];
};

/** A deploy key or a token of somebody in place of the token of the run. */
export const checkout: ReadLogin = (step) => {
  const key = step.credential("ssh-key");
  return [
    ...(key && lasts(key) ? [{ ...KEY, value: key.text, credentials: [key] }] : []),
    ...storedTokens(step, "token"),
  ];
};

const KEY = { system: "ssh", kind: "key" } as const;

/** @see https://github.com/webfactory/ssh-agent#usage */
export const sshAgent: ReadLogin = (step) => {
  const key = step.credential("ssh-private-key", "key", "ssh_private_key", "private-ssh-key");
  return [{ ...KEY, value: key?.text ?? null, credentials: [key] }];
};

/** An action that acts as somebody where it is given a token that was stored. */
export const withToken: ReadLogin = (step) => storedTokens(step, "token", "personal-access-token", "pat");

/** Inputs that can be nothing but a token of GitHub, whatever the action. */
export const namedTokens: ReadLogin = (step) =>
  ["github-token", "github_token", "githubtoken", "gh-token", "gh_token", "repo-token", "repo_token"].flatMap((name) =>
    storedTokens(step, name),
  );

/** Tokens that the command line of GitHub takes from the environment a step sets. */
export const githubVariables: ReadLogin = (step) =>
  ["GH_TOKEN", "GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN"].flatMap((name): Login[] => {
    const token = step.variable(name);
    return token && lasts(token) && !token.open
      ? [{ system: "github", kind: "token", value: token.text, credentials: [token], by: "env" }]
      : [];
  });

function storedTokens(step: Step, ...names: string[]): Login[] {
  const token = step.credential(...names);
  if (!token || (token.secrets.length === 0 && !token.literal)) return [];
  return [{ system: "github", kind: "token", value: token.text, credentials: [token] }];
}
