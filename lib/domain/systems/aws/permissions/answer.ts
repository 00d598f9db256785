import type { JsonObject } from "../../../facts/json.ts";
import type { Listing, PermissionAnswer, PermissionBecause, PolicyFacts } from "../../system.ts";
import { decidedWords, remainingWords } from "../decision-words.ts";
import { IAM_LISTING, LIMITS_LISTING } from "../listings.ts";
import { decide } from "../policy/decide.ts";
import type { DecidedBy, Decision, PolicySet, Principal } from "../policy/policy.ts";
import { textOf } from "../../content.ts";
import { decryptionBy, readsValue, withKey } from "./decryption.ts";
import { limitsFor } from "./organization-limits.ts";
import { indexPolicies, type PolicyIndex } from "./policies.ts";
import { askerOf, FORM, readQuestion, type AskedQuestion } from "./question.ts";
import { principalContext } from "./principal-context.ts";
import { assumedWords, elsewhereWords, ownershipOf } from "./ownership.ts";
import { canBeShared, isUnderRcps, resourcePoliciesOf, type ResourcePolicies } from "./resource-policies.ts";
import { UNREAD_POLICY } from "./unread-policy.ts";

/**
 * Makes the policies of a partition ready for questions by identity key. A yes is one only where everything that could take it
 * away was read, a no only where everything that could give it was; else the answer is unknown and names what was not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function permissions(facts: PolicyFacts): (key: string, written: JsonObject) => PermissionAnswer {
  const index = indexPolicies(facts);
  return (key, written) => {
    const principal = askerOf(key);
    if (!principal) return { fault: `${key} is no role, user, root or service of AWS.` };
    const question = readQuestion(written);
    if (!question) return { fault: FORM };
    const answered = (one: AskedQuestion) => answer(index, facts.listings, key, principal, one);
    const said = answered(question);
    const stored = readsValue(question) ? index.keyOf(question.resource) : null;
    if (stored === null) return said;
    const decryption = decryptionBy(stored, question, principal.account);
    return withKey(said, stored, decryption && answered(decryption));
  };
}

function answer(
  index: PolicyIndex,
  listings: readonly Listing[],
  key: string,
  principal: Principal,
  question: AskedQuestion,
): Exclude<PermissionAnswer, { fault: string }> {
  const { action, resource } = question;
  const owner = ownershipOf(question, principal);
  const resourceAccount = owner.account;
  const across = principal.account !== resourceAccount;
  const read = (kind: string, account: string) => isRead(listings, kind, account, index);
  const holds = (account: string) => {
    const content = index.account(account);
    return limitsFor(
      content,
      index.organization(textOf(content?.organization)),
      index.limits,
      read(LIMITS_LISTING, account),
    );
  };
  const own = principal.account === null ? null : holds(principal.account);
  const theirs = !isUnderRcps(action) ? null : resourceAccount === principal.account ? own : holds(resourceAccount);
  const { sources, unread } = index.identity(key);
  const boundary = index.boundary(key);
  const asked = resourcePoliciesOf(action);
  const policy = asked?.read ? index.resource(resource) : { source: null, unread: false };
  // Within an account its own policies can give; across accounts nothing is given but by the policy of the resource.
  const policyRead = asked?.read
    ? resourcePolicyRead(asked.listing, policy, resourceAccount, read)
    : !across || !canBeShared(action);
  const couldShare = across && !policyRead;
  const set: PolicySet = {
    identity: sources,
    boundary: boundary.source,
    session: null,
    scps: own?.scps ?? null,
    rcps: theirs?.rcps ?? null,
    resource: policy.source ?? (couldShare ? UNREAD_POLICY : null),
  };
  const context = principalContext(principal, index, question.context);
  const asks = { principal, action, resource, resourceAccount, context };
  const decision = decide(asks, set);
  if (owner.assumed && decision.answer === "no" && decide(asks, { ...set, rcps: null }).answer !== "no") {
    return { allowed: "unknown", because: [{ sentence: elsewhereWords(owner) }, ...becauseOf(decision, index)] };
  }

  const taking = [
    ...[own?.unread, theirs === own ? null : theirs?.unread].flatMap((sentence) =>
      typeof sentence === "string" ? [{ sentence, slice: LIMITS_LISTING }] : [],
    ),
    ...(boundary.unread === null ? [] : [{ sentence: boundary.unread, slice: IAM_LISTING }]),
  ];
  const listed = principal.account === null || read(IAM_LISTING, principal.account);
  const giving: PermissionBecause[] = [
    ...unread.map((sentence) => ({ sentence, slice: IAM_LISTING })),
    ...(listed ? [] : [notAll(listings, principal.account ?? "")]),
    // Across accounts both must agree: what was not read of the other gives nothing that the own side refuses.
    ...(policyRead || (couldShare && decision.answer === "no") ? [] : [resourceUnread(asked)]),
  ];
  const missing = missingFor(decision, giving, [...taking, ...giving]);
  const said = couldShare ? { ...decision, because: decision.because.filter((one) => !lacksResource(one)) } : decision;
  const because = becauseOf(said, index);
  if (missing.length > 0) return { allowed: "unknown", because: [...missing, ...because] };
  if (decision.answer === "unknown") {
    return {
      allowed: "unknown",
      because: [{ sentence: "A policy that has a say could not be understood." }, ...because],
    };
  }
  const beside = asked && !asked.read && !across ? [besideWords(asked.of, decision.answer)] : [];
  if (!owner.assumed || decision.answer === "no") {
    return { allowed: ANSWERS[decision.answer], because: [...because, ...beside] };
  }
  return { allowed: "conditional", because: [...because, { sentence: assumedWords(owner) }, ...beside] };
}

function becauseOf({ because, conditions }: Decision, { nameOf }: PolicyIndex): PermissionBecause[] {
  return [
    ...because.map((one) => ({ sentence: decidedWords(one, nameOf), ...one })),
    ...conditions.map((one) => ({ sentence: remainingWords(one, nameOf), condition: toJson(one) })),
  ];
}

function lacksResource({ type, effect }: DecidedBy): boolean {
  return type === "resource" && effect === "none";
}

function resourceUnread(asked: ResourcePolicies | null): PermissionBecause {
  const sentence = `The policy of the ${asked?.of ?? "resource"} was not read.`;
  return asked?.read ? { sentence, slice: asked.listing ?? IAM_LISTING } : { sentence };
}

const ANSWERS = { yes: true, no: false, conditional: "conditional" } as const;

/** What of the unread could turn the answer. A denial stays one whatever else there is, and so does a limit that lacks. */
function missingFor(
  { answer: said, because }: Decision,
  giving: PermissionBecause[],
  all: PermissionBecause[],
): PermissionBecause[] {
  if (said !== "no") return all;
  const final = because.some(({ type, effect }) => effect === "Deny" || (type !== "identity" && type !== "resource"));
  return final ? [] : giving;
}

function resourcePolicyRead(
  listing: string | null,
  { source, unread }: { source: unknown; unread: boolean },
  account: string,
  read: (kind: string, account: string) => boolean,
): boolean {
  if (source !== null) return true;
  return !unread && read(listing ?? IAM_LISTING, account);
}

/** A listing of an account was read to its end, in every region it has. */
function isRead(listings: readonly Listing[], kind: string, account: string, index: PolicyIndex): boolean {
  const organization = `organization/${textOf(index.account(account)?.organization)}`;
  const own = `account/${account}`;
  const those = listings.filter(
    (one) => one.kind === kind && (one.scope === own || one.scope.startsWith(`${own}/`) || one.scope === organization),
  );
  return those.length > 0 && those.every(({ complete }) => complete);
}

function notAll(listings: readonly Listing[], account: string): PermissionBecause {
  const scope = `account/${account}`;
  const found = listings.find((one) => one.kind === IAM_LISTING && !one.complete && one.scope === scope);
  const reason = found && found.reason !== "" ? ` ${found.reason}` : "";
  return { sentence: `The policies of ${account} are not all known.${reason}`, slice: IAM_LISTING, scope };
}

/** Said where policies of resources that are not read could change the answer. */
function besideWords(of: string, said: Decision["answer"]): PermissionBecause {
  const could = said === "no" ? "allow" : "deny";
  return {
    sentence: `A policy of the ${of} itself could ${could} it; those of such resources are not read.`,
    by: "identity-policies",
  };
}

function toJson(condition: object): JsonObject {
  return JSON.parse(JSON.stringify(condition)) as JsonObject;
}
