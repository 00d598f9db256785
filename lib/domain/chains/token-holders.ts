import type { JsonObject } from "../facts/json.ts";
import { githubToken } from "../systems/aws/trust/oidc/tokens.ts";
import { readAlias } from "../systems/github/aliases.ts";
import { github } from "../systems/github/github.ts";
import type { Surrounding } from "../systems/system.ts";
import type { TokenHolder } from "./openings.ts";

/** A workflow with its jobs, and what decides which subjects their tokens carry. */
export interface WorkflowFacts {
  alias: string;
  name: string;
  content: JsonObject;
  /** Its jobs. */
  consumers: readonly JsonObject[];
  /** Its repository and organization, and their settings for Actions. */
  around: readonly Surrounding[];
}

/** The workflows that can ask for tokens, each with the tokens of every subject it can mint. */
export function workflowHolders(workflows: Iterable<WorkflowFacts>): TokenHolder[] {
  return [...workflows].flatMap(({ alias, name, content, consumers, around }) => {
    const subjects = github.subjects(content, consumers, around);
    if (subjects.length === 0) return [];
    const issuer = issuerOfHost(alias.split(/[:/]/)[1] ?? "");
    const tokens = subjects.map((subject) => githubToken(subject, issuer));
    return [{ stop: { kind: "workflow" as const, alias, name: placeOf(alias, name) }, tokens }];
  });
}

/**
 * Who signs the tokens of a host. An enterprise of github.com may have its own issuer behind its slug, which no fact says.
 * @see https://docs.github.com/en/enterprise-server@latest/actions/how-tos/secure-your-work/security-harden-deployments
 */
export function issuerOfHost(host: string): string {
  if (host === "github.com") return "token.actions.githubusercontent.com";
  return host.endsWith(".ghe.com") ? `token.actions.${host}` : `${host}/_services/token`;
}

/** `acme/shop, deploy.yml`; of another branch than the default one `acme/shop, deploy.yml@release/2024` */
function placeOf(alias: string, name: string): string {
  const repository = /^github:[^/]+\/([^:]+):/.exec(alias)?.[1];
  const file = readAlias(alias)?.kind === "branch-workflow" ? name : name.slice(name.lastIndexOf("/") + 1);
  return repository === undefined ? file : `${repository}, ${file}`;
}
