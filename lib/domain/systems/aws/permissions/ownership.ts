import { code } from "../code.ts";
import type { Principal } from "../policy/policy.ts";
import type { AskedQuestion } from "./question.ts";

/** Whose the resource of a question is. */
export interface Ownership {
  account: string;
  /** Neither the question nor the ARN says it: it is taken to be of the account of who asks, and the answer says so. */
  assumed: boolean;
}

/**
 * Names of buckets are everybody's, so that their ARNs say no account. Other ARNs without one are of what an account has for
 * itself, or of what AWS gives everybody.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function ownershipOf({ resource, resourceAccount }: AskedQuestion, { account }: Principal): Ownership {
  if (resourceAccount !== null) return { account: resourceAccount, assumed: false };
  return { account: account ?? "", assumed: account !== null && /^arn:[^:]*:s3:::/u.test(resource) };
}

/** What an answer rests on where the owner is assumed. */
export function assumedWords({ account }: Ownership): string {
  return `Only if the bucket is of account ${code(account)}: its ARN does not say whose it is.`;
}

/** Said where policies over the resources of the assumed owner forbid it. */
export function elsewhereWords({ account }: Ownership): string {
  return `Whose the bucket is was not said: if it is of account ${code(account)}, its organization forbids this; the policy of another's was not read.`;
}
