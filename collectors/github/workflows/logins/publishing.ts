import type { IdentitySystem } from "#lib/domain/systems/github/workflows/identity.ts";
import type { Step } from "../step.ts";
import { fixed, type Login } from "./login.ts";

interface Publisher {
  readonly command: RegExp;
  readonly system: IdentitySystem;
  readonly variables: readonly string[];
  /** Where it publishes by OIDC if it may; null: it cannot. */
  readonly trusted: string | null;
}

/**
 * Commands that publish a package.
 * @see https://docs.npmjs.com/trusted-publishers
 * @see https://docs.pypi.org/trusted-publishers/
 */
const PUBLISHERS: readonly Publisher[] = [
  {
    command: /\b(?:npm|pnpm|yarn(?:\s+npm)?|lerna|changeset)\s+(?:\S+\s+)?publish\b/,
    system: "npm",
    variables: ["NODE_AUTH_TOKEN", "NPM_TOKEN", "YARN_NPM_AUTH_TOKEN"],
    trusted: "registry.npmjs.org",
  },
  {
    command: /\b(?:uv|poetry|hatch|flit|pdm)\s+publish\b|\btwine\s+upload\b/,
    system: "pypi",
    variables: ["UV_PUBLISH_TOKEN", "TWINE_PASSWORD", "POETRY_PYPI_TOKEN_PYPI", "HATCH_INDEX_AUTH", "FLIT_PASSWORD"],
    trusted: "pypi.org",
  },
  { command: /\bcargo\s+publish\b/, system: "crates", variables: ["CARGO_REGISTRY_TOKEN"], trusted: null },
  { command: /\bgem\s+push\b/, system: "rubygems", variables: ["GEM_HOST_API_KEY"], trusted: null },
];

/** As whom a command publishes: by a token, or as the workflow itself where the job may ask for an OIDC token. */
export function publishing(words: string, step: Step): Login[] {
  if (/--dry-run\b/.test(words)) return [];
  return PUBLISHERS.filter(({ command }) => command.test(words)).flatMap(({ system, variables, trusted }): Login[] => {
    const token = variables.map((name) => step.variable(name)).find((found) => found !== null);
    if (token) return [{ system, kind: "token", value: token.text, credentials: [token], by: "publish" }];
    if (trusted === null || step.idToken !== "write") return [];
    return [{ system, kind: "trusted-publisher", value: fixed(step.line, trusted), credentials: [], by: "publish" }];
  });
}
