import type { PolicyRule } from "../rules.ts";
import { BINDING, MASTERS, type Binding } from "./binding.ts";
import { builtInBindingMayAllow } from "./built-ins.ts";
import { isAboutResource, MATCHING, ruleAllows, type Matching } from "./matching.ts";
import { isListed, type Bound, type Policies } from "./policies.ts";
import type { Asker, Question } from "./question.ts";

/** What allows it: a rule, the role that has it and the binding that gives it; or membership of a privileged group. */
export type Reason =
  | { binding: Bound["binding"]; subject: string; role: Bound["role"]; rule: PolicyRule; index: number }
  | { privileged: string };

/** Something that, were it known, could allow it. */
export interface Missing {
  /** `role-bindings` */
  kind: string;
  /** `namespace/payments`; empty for the whole cluster. */
  scope: string;
  reason: string;
}

/**
 * The answer to a question. Missing coverage never takes a yes away; a no is one only when nothing that could allow it
 * is unread.
 */
export type Decision =
  { allowed: true; because: Reason[] } | { allowed: false } | { allowed: "unknown"; missing: Missing[] };

/** All of RBAC's decisions; a test may give its own. */
export interface Semantics extends Matching, Binding {}

export const RBAC: Semantics = { ...MATCHING, ...BINDING };

/** Answers as the API server's RBAC authorizer does, with everything that allows it. */
export function may(policies: Policies, asker: Asker, question: Question, semantics: Semantics = RBAC): Decision {
  if (semantics.isPrivileged(asker)) return { allowed: true, because: [{ privileged: MASTERS }] };
  const because: Reason[] = [];
  const looked: Bound[] = [];
  for (const key of semantics.askerKeys(asker)) {
    const scopes = policies.bound.get(key);
    if (!scopes) continue;
    for (const scope of semantics.scopes(question)) {
      for (const bound of scopes.get(scope) ?? []) {
        looked.push(bound);
        collectReasons(bound, question, semantics, because);
      }
    }
  }
  if (because.length > 0) return { allowed: true, because };
  const missing = missingFor(policies, asker, question, looked, semantics);
  return missing.length > 0 ? { allowed: "unknown", missing } : { allowed: false };
}

function collectReasons(bound: Bound, question: Question, semantics: Semantics, because: Reason[]): void {
  const { binding, subject, role, rules } = bound;
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index];
    if (rule && ruleAllows(rule, question, semantics)) because.push({ binding, subject, role, rule, index });
  }
}

/** Roles matter only where a binding that counts names one; bindings matter wherever one could count. */
function missingFor(
  { listings, complete, builtInsBound }: Policies,
  asker: Asker,
  question: Question,
  looked: readonly Bound[],
  semantics: Semantics,
): Missing[] {
  const missing = new Map<string, Missing>();
  const need = (kind: string, scope: string) => {
    if (isListed(complete, kind, scope)) return;
    const said = listings.find((one) => one.kind === kind && (one.scope === "" || one.scope === scope));
    missing.set(`${kind} ${scope}`, { kind, scope, reason: said?.reason ?? "" });
  };
  need("cluster-role-bindings", "");
  const namespaces = isAboutResource(question) ? semantics.scopes(question).filter((scope) => scope !== "") : [];
  for (const namespace of namespaces) need("role-bindings", `namespace/${namespace}`);
  const roles = new Map(looked.map((bound) => [`${bound.role.kind} ${bound.role.name}`, bound]));
  for (const { role, binding, state } of roles.values()) {
    const [kind, scope] = role.kind === "Role" ? ["roles", `namespace/${binding.namespace}`] : ["cluster-roles", ""];
    need(kind, scope);
    if (state !== "unread" || missing.has(`${kind} ${scope}`)) continue;
    const reason = `The rules of the ${role.kind} ${role.name} were not read.`;
    missing.set(`${role.kind} ${role.name}`, { kind, scope, reason });
  }
  if (!builtInsBound && builtInBindingMayAllow(asker, question)) {
    const reason = "Manifests do not hold the bindings every API server makes by itself.";
    missing.set("built-ins", { kind: "cluster-role-bindings", scope: "", reason });
  }
  return [...missing.values()];
}
