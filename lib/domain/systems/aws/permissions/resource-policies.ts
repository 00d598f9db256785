/** How policies of resources matter for an action. */
export interface ResourcePolicies {
  /** Kind of the listing that shows them; null: the policy of a role, which comes with IAM. */
  listing: string | null;
  read: boolean;
  /** What has such a policy, for sentences. */
  of: string;
}

/**
 * Services whose resources have policies of their own. Those that Rollcall does not read could allow or deny beside what it
 * answers, and the answer says so.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const SERVICES: Readonly<Record<string, ResourcePolicies>> = {
  sts: { listing: null, read: true, of: "role" },
  secretsmanager: { listing: "secrets", read: true, of: "secret" },
  kms: { listing: "keys", read: true, of: "key" },
  ecr: { listing: "repositories", read: true, of: "repository" },
  ...Object.fromEntries(
    Object.entries({
      s3: "bucket",
      sqs: "queue",
      sns: "topic",
      lambda: "function",
      dynamodb: "table",
      kinesis: "stream",
      events: "event bus",
      es: "domain",
      elasticfilesystem: "file system",
      glacier: "vault",
      backup: "vault",
      codeartifact: "repository",
      ses: "identity",
    }).map(([service, of]) => [service, { listing: null, read: false, of }]),
  ),
};

/** Null: resources of the service have no policies. */
export function resourcePoliciesOf(action: string): ResourcePolicies | null {
  const service = action.slice(0, action.indexOf(":")).toLowerCase();
  if (service === "sts" && !/^sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(action)) return null;
  return Object.hasOwn(SERVICES, service) ? (SERVICES[service] ?? null) : null;
}

/**
 * Services whose resources no policy of their own can give to another account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const WITHOUT = new Set(["iam", "sts", "organizations", "account"]);

/** Says whether a resource may have a policy, known to Rollcall or not, that gives it to other accounts. */
export function canBeShared(action: string): boolean {
  return resourcePoliciesOf(action) !== null || !WITHOUT.has(action.slice(0, action.indexOf(":")).toLowerCase());
}

/**
 * Services whose resources RCPs hold for.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const UNDER_RCPS = new Set([
  "s3",
  "sts",
  "kms",
  "sqs",
  "secretsmanager",
  "ecr",
  "aoss",
  "cognito-idp",
  "cognito-identity",
  "dynamodb",
  "logs",
]);

/** Says whether RCPs can hold for an action. */
export function isUnderRcps(action: string): boolean {
  return UNDER_RCPS.has(action.slice(0, action.indexOf(":")).toLowerCase());
}
