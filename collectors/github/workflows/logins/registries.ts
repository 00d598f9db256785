import { SHAPES } from "../shapes.ts";
import { fixed, type ReadLogin } from "./login.ts";

/** Where images come from if no registry is named. */
export const DOCKER_HUB = "docker.io";

/**
 * A registry of images, Docker Hub unless another is named. Without a password the run's credentials of AWS are used.
 * @see https://github.com/docker/login-action#customizing
 */
export const dockerLogin: ReadLogin = (step) => {
  const names = ["registry", "login-server", "server"];
  const named = names.some((name) => step.has(name));
  const value = named ? step.value(SHAPES.host, ...names) : fixed(step.line, DOCKER_HUB);
  const password = step.credential("password");
  // The way to name several at once; which they are is not looked into.
  if (!named && step.has("registry-auth")) {
    return [{ system: "docker", kind: "registry", value: null, credentials: [step.credential("registry-auth")] }];
  }
  const about = { user: step.value(SHAPES.name, "username") };
  return [{ system: "docker", kind: "registry", value, credentials: [password], about }];
};

/** @see https://github.com/grafana/shared-workflows/tree/main/actions/dockerhub-login */
export const dockerHubByVault: ReadLogin = (step) => [
  { system: "docker", kind: "registry", value: fixed(step.line, DOCKER_HUB), credentials: [] },
];

/** @see https://github.com/pypa/gh-action-pypi-publish#trusted-publishing */
export const pypiPublish: ReadLogin = (step) => {
  const password = step.credential("password");
  if (password) return [{ system: "pypi", kind: "token", value: password.text, credentials: [password] }];
  const named = ["repository-url", "repository_url"].some((name) => step.has(name));
  const value = named ? step.value(SHAPES.host, "repository-url", "repository_url") : fixed(step.line, "pypi.org");
  return [{ system: "pypi", kind: "trusted-publisher", value, credentials: [] }];
};

/** @see https://github.com/rust-lang/crates-io-auth-action */
export const cratesAuth: ReadLogin = (step) => [
  { system: "crates", kind: "trusted-publisher", value: fixed(step.line, "crates.io"), credentials: [] },
];

/** @see https://github.com/rubygems/configure-rubygems-credentials */
export const rubygemsAuth: ReadLogin = (step) => {
  const token = step.credential("api-token");
  const value = token ? token.text : fixed(step.line, "rubygems.org");
  return [{ system: "rubygems", kind: token ? "token" : "trusted-publisher", value, credentials: [token] }];
};
