import { z } from "zod";
import type { JsonObject } from "../../../facts/json.ts";
import type { PermissionAnswer, PermissionBecause } from "../../system.ts";
import { ruleWords } from "../rule-words.ts";
import { besideRoles } from "../cloud.ts";
import type { Asker } from "./question.ts";
import { givenBy, groupOf } from "./binding-words.ts";
import { may, type Missing, type Reason } from "./may.ts";
import type { PolicyFacts } from "../../system.ts";
import { indexPolicies } from "./policies.ts";
import { standings } from "./standing.ts";

const Part = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

/** A question as programs write it: about a resource, or about a path of the API server. */
const WrittenQuestion = z.union([
  z.object({ verb: z.string().min(1), path: z.string().min(1) }),
  z.object({
    verb: z.string().min(1),
    group: Part,
    resource: z.string().min(1),
    subresource: Part,
    namespace: Part,
    name: Part,
  }),
]);

const FORM = "Ask {verb, group, resource, subresource?, namespace?, name?} or {verb, path}, each a text.";

/**
 * Makes a cluster's RBAC ready for questions by identity key. Whether account, namespace or resource exist is not
 * asked: the API server does not either.
 */
export function permissions(facts: PolicyFacts): (key: string, written: JsonObject) => PermissionAnswer {
  const policies = indexPolicies(facts);
  const beside = besideRoles(facts.platform ?? []);
  const standing = standings(facts);
  return (key, written) => {
    const standings = standing(key);
    const [first] = standings;
    if (!first)
      return { fault: `${key} is no service account, user or group of a cluster, and no AWS role or user it maps.` };
    const question = WrittenQuestion.safeParse(written);
    if (!question.success) return { fault: FORM };
    const decisions = standings.map((one) => ({ ...one, decision: may(policies, one.asker, question.data) }));
    for (const { decision, because } of decisions) {
      if (decision.allowed === true)
        return { allowed: true, because: [...because, ...explained(decision.because, explainReason)] };
    }
    for (const { decision, because } of decisions) {
      if (decision.allowed === "unknown") {
        return { allowed: "unknown", because: [...because, ...explained(decision.missing, explainMissing)] };
      }
    }
    return { allowed: false, because: [refusal(first.asker, beside)] };
  };
}

const NOTHING_ALLOWS_IT = "No role bound to it allows this.";

/**
 * A no is one by roles: what the cloud may authorize beside them is said where it could matter. It never speaks of
 * service accounts.
 */
function refusal({ user }: Asker, beside: string | null | undefined): PermissionBecause {
  if (user?.startsWith("system:serviceaccount:") && beside !== undefined) return { sentence: NOTHING_ALLOWS_IT };
  if (user?.startsWith("system:node:")) {
    return {
      sentence: `${NOTHING_ALLOWS_IT} What the API server lets nodes do beside roles is not looked at.`,
      by: "roles",
    };
  }
  if (beside === null) return { sentence: NOTHING_ALLOWS_IT };
  if (beside === undefined) {
    return { sentence: `${NOTHING_ALLOWS_IT} What a cloud authorizes beside roles is not looked at.`, by: "roles" };
  }
  return {
    sentence: `${NOTHING_ALLOWS_IT} This is a no by roles only: ${beside}, and that side is not connected.`,
    by: "roles",
  };
}

/** Pieces of one explanation; the rest are counted. */
const MOST_PIECES = 50;

function explained<Piece>(pieces: readonly Piece[], explain: (piece: Piece) => PermissionBecause): PermissionBecause[] {
  const more = pieces.length - MOST_PIECES;
  const shown = pieces.slice(0, MOST_PIECES).map(explain);
  return more > 0 ? [...shown, { sentence: `And ${more} more.`, more }] : shown;
}

function explainReason(reason: Reason): PermissionBecause {
  if ("privileged" in reason) {
    return { sentence: `Members of ${reason.privileged} may do anything, whatever roles say.` };
  }
  const { binding, role, rule, index, subject } = reason;
  const group = groupOf(subject);
  const sentence = `The ${givenBy(reason)}; its rule ${index + 1}: ${ruleWords({ ...rule })}.`;
  return { sentence, binding, role: { ...role }, rule: { index, ...rule }, group };
}

function explainMissing({ kind, scope, reason }: Missing): PermissionBecause {
  const where = scope === "" ? "of the cluster" : `of ${scope.replace("/", " ")}`;
  const sentence = `The ${kind.replaceAll("-", " ")} ${where} are not all known.${reason === "" ? "" : ` ${reason}`}`;
  return { sentence, slice: kind, scope };
}
