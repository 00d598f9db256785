import type { JsonObject } from "../../../facts/json.ts";
import type { Surrounding } from "../../system.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import type { PolicySet, PolicySource } from "../policy/policy.ts";
import { UNREAD_POLICY } from "./unread-policy.ts";

/** A policy of the organization and what it is attached to. */
export interface AttachedLimit {
  kind: "scp" | "rcp";
  /** Id of the root, unit or account. */
  target: string;
  /** Null: it was not read what it says. */
  source: PolicySource | null;
}

/** The policies of the organization that hold for an account, by level. */
export interface HeldLimits extends Pick<PolicySet, "scps" | "rcps"> {
  /** Why there may be others, in a sentence; null: these are all. */
  unread: string | null;
}

const NONE: HeldLimits = { scps: null, rcps: null, unread: null };

const UNREAD = "Whether policies of an organization hold for the account was not read.";

/** Ids of the root, the units and the account itself, from the top down: what is attached to one of them holds for it. */
export function limitTargets(account: JsonObject): string[] {
  return [...listOf(account.units).map((unit) => textOf(objectOf(unit).id)), textOf(account.id)].filter(Boolean);
}

/** The same of what an identity lives in. */
export function limitTargetsAround(around: readonly Surrounding[]): string[] {
  return limitTargets(around.find(({ kind }) => kind === "account")?.content ?? {});
}

/**
 * Where not all was read, what was not stands on its level as a policy that may say anything: what was read denies all the
 * same, and nothing is refused only because a level has nothing that allows it.
 *
 * @param account content of its fact; null: the account was not read
 * @param organization content of its fact, where it was read
 * @param listed policies of the organization were read completely
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function limitsFor(
  account: JsonObject | null,
  organization: JsonObject | null,
  limits: readonly AttachedLimit[],
  listed: boolean,
): HeldLimits {
  if (!account) return { ...NONE, unread: UNREAD };
  if (account.management === true) return NONE;
  if (!Array.isArray(account.units) || account.management !== false) {
    return { ...NONE, unread: UNREAD };
  }
  const targets = limitTargets(account);
  const types = Array.isArray(organization?.policyTypes) ? textsOf(organization.policyTypes) : null;
  // Where a type of policy is on, each level has at least one of it: one that has none anywhere is off.
  const levels = (kind: AttachedLimit["kind"], type: string) => {
    const found = targets.map((target) =>
      limits.flatMap((limit) =>
        limit.kind === kind && limit.target === target ? [limit.source ?? UNREAD_POLICY] : [],
      ),
    );
    const off = types !== null && !types.includes(type);
    if (off || found.every((level) => level.length === 0)) return null;
    return listed ? found : found.map((level) => [...level, UNREAD_POLICY]);
  };
  const missing = limits.some(({ target, source }) => source === null && targets.includes(target));
  return {
    scps: levels("scp", "SERVICE_CONTROL_POLICY"),
    rcps: levels("rcp", "RESOURCE_CONTROL_POLICY"),
    unread: listed && !missing ? null : "Not all policies of its organization were read.",
  };
}
