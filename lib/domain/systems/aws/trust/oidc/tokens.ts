import type { MintedSubject } from "../../../../inventory/detail.ts";
import { type Glob, literal, mintedGlob } from "./glob.ts";
import { githubRef, githubSubject } from "./minted.ts";
import { type ClaimValue, issuerOf, type Token } from "./token.ts";

/** Claims that tokens of no system here have but those of people: their methods and addresses. */
const OF_PEOPLE = ["amr", "azp", "email", "oaud"];

/**
 * The tokens that carry one subject of a GitHub workflow, with what the subject says of their other claims.
 * @param issuer of the host: GitHub's own, an enterprise's under its slug, or an enterprise server's
 * @param known claims that are known from the workflow beside the subject, with `*` where anything may stand
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function githubToken(
  { subject, certain }: Pick<MintedSubject, "subject" | "certain">,
  issuer = "token.actions.githubusercontent.com",
  known: Readonly<Record<string, string>> = {},
): Token {
  const claims = baseClaims(githubSubject(subject));
  for (const [claim, value] of claimsOfSubject(subject)) claims.set(claim, value);
  for (const [claim, value] of Object.entries(known)) claims.set(claim, minted(mintedGlob(value, "")));
  return { issuer: issuerOf(issuer), subject, claims, certain };
}

/**
 * The tokens of a Kubernetes service account. Whoever makes its pods says their audience.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
 */
export function serviceAccountToken(issuer: string, namespace: string, name: string): Token {
  return tokenOf(issuer, `system:serviceaccount:${namespace}:${name}`);
}

/**
 * The tokens of an HCP Terraform workspace; null: any.
 * @see https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
 */
export function terraformToken(
  {
    organization,
    project,
    workspace,
    phase,
  }: Record<"organization" | "project" | "workspace" | "phase", string | null>,
  issuer = "app.terraform.io",
): Token {
  const parts = { organization, project, workspace, run_phase: phase };
  return tokenOf(
    issuer,
    Object.entries(parts)
      .map(([name, value]) => `${name}:${value ?? "*"}`)
      .join(":"),
  );
}

/**
 * The tokens of jobs of a GitLab project on one ref; null: any.
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export function gitlabToken(
  project: string,
  refType: "branch" | "tag" | null,
  ref: string | null,
  issuer = "gitlab.com",
): Token {
  return tokenOf(issuer, `project_path:${project}:ref_type:${refType ?? "*"}:ref:${ref ?? "*"}`);
}

/**
 * Tokens of any other issuer, by their subject and what is known of their claims; null: such tokens do not have it.
 * `*` stands for anything without a colon.
 */
export function tokenOf(issuer: string, subject: string, known: Readonly<Record<string, string | null>> = {}): Token {
  const claims = baseClaims(mintedGlob(subject, ":"));
  for (const [claim, value] of Object.entries(known)) {
    claims.set(claim, value === null ? { kind: "absent" } : minted(mintedGlob(value, "")));
  }
  return { issuer: issuerOf(issuer), subject, claims, certain: true };
}

function baseClaims(subject: Glob): Map<string, ClaimValue> {
  const claims = new Map<string, ClaimValue>([["sub", minted(subject)]]);
  claims.set("aud", { kind: "asked" });
  for (const claim of OF_PEOPLE) claims.set(claim, { kind: "absent" });
  return claims;
}

/** Claims that a subject of GitHub says, in its own form and in one that was customized. */
function claimsOfSubject(subject: string): [string, ClaimValue][] {
  const found: [string, ClaimValue][] = [];
  const parts = subject.split(":");
  while (parts.length > 0) {
    const name = parts.shift() ?? "";
    if (name === "pull_request") {
      found.push(["environment", { kind: "absent" }], ["ref", minted(githubRef("refs/pull/*/merge"))]);
      continue;
    }
    const value = (parts.shift() ?? "*").replaceAll("%3A", ":");
    if (name === "repo") found.push(...repositoryClaims(value));
    else if (name === "ref") found.push(["environment", { kind: "absent" }], ["ref", minted(githubRef(value))]);
    else if (value !== "*")
      found.push([name, minted(name.endsWith("_ref") ? githubRef(value) : mintedGlob(value, ""))]);
  }
  return found;
}

/** `acme/api`, or `acme@1/api@2` where ids are part of subjects. */
function repositoryClaims(value: string): [string, ClaimValue][] {
  const [owner = "", name] = value.split("/");
  if (name === undefined || value.includes("*/") || owner.includes("*")) return [];
  const [plainOwner = "", ownerId] = owner.split("@");
  const [plainName = "", id] = name.split("@");
  const claims: [string, ClaimValue][] = [["repository", minted(mintedGlob(`${plainOwner}/${plainName}`, "/:"))]];
  if (ownerId !== undefined && ownerId !== "*") claims.push(["repository_owner_id", minted(literal(ownerId))]);
  if (id !== undefined && id !== "*") claims.push(["repository_id", minted(literal(id))]);
  return claims;
}

function minted(...globs: Glob[]): ClaimValue {
  return { kind: "minted", globs };
}
