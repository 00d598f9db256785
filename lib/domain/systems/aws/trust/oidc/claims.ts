/**
 * Claims that AWS puts into the request, and so into conditions; all others of a token are as if they were not there.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const STANDARD = ["amr", "aud", "azp", "email", "oaud", "sub"];

/**
 * Claims that only some issuers may be asked for, since January 2026.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const OF_ISSUER: Record<string, readonly string[]> = {
  "token.actions.githubusercontent.com": [
    "actor",
    "actor_id",
    "enterprise_id",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "workflow",
  ],
};

/** Issuers whose own claims AWS reads and that are not listed here: what it reads of them is not known to Rollcall. */
const MORE_OF = [
  /^accounts\.google\.com$/u,
  /^oidc\.circleci\.com\//u,
  /^identity(?:-.+)?\.oraclecloud\.com(?:$|[:/])/u,
];

/** GitHub for an enterprise, under its slug, or on a data residency host: its tokens have GitHub's claims. */
export function isGithub(issuer: string): boolean {
  return (
    issuer === "token.actions.githubusercontent.com" ||
    issuer.startsWith("token.actions.githubusercontent.com/") ||
    /^token\.actions\.[a-z0-9-]+\.ghe\.com$/u.test(issuer) ||
    issuer.endsWith("/_services/token")
  );
}

/** Says whether conditions on a claim of an issuer can ever see it: `unknown` where AWS' list is not known here. */
export function isRead(issuer: string, claim: string): boolean | "unknown" {
  if (STANDARD.includes(claim)) return true;
  if (OF_ISSUER[issuer]?.includes(claim)) return true;
  return isGithub(issuer) && !(issuer in OF_ISSUER)
    ? "unknown"
    : MORE_OF.some((known) => known.test(issuer)) && "unknown";
}

/** Takes `token.actions.githubusercontent.com:sub` apart; null where the key is no claim of that issuer. */
export function claimOfKey(issuer: string, key: string): string | null {
  const prefix = `${issuer}:`;
  return key.toLowerCase().startsWith(prefix.toLowerCase()) ? key.slice(prefix.length).toLowerCase() : null;
}
