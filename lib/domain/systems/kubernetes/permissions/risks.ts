import { effectiveRules, type EffectiveRule } from "./effective.ts";
import { ruleAllows } from "./matching.ts";
import type { Policies } from "./policies.ts";
import type { Asker } from "./question.ts";
import type { PolicyRule } from "../rules.ts";

/** Something that leads further than it looks. */
export interface Risk {
  id: string;
  /** What it is for, of all there are: `read every secret`. */
  every: string;
  /** The same for some that are named: `read the secrets`; absent where names cannot narrow it. */
  named?: string;
  /** Any of these is enough, as `verb group/resource[/subresource]`. */
  any: readonly string[];
  /** What it acts on lives in no namespace, so that a RoleBinding does not give it. */
  clusterOnly?: true;
}

const EVERYTHING: Risk = { id: "everything", every: "do anything", any: ["* */*"] };

/**
 * What an account should not have without need, the most dangerous first.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export const RISKS: readonly Risk[] = [
  EVERYTHING,
  {
    id: "impersonate",
    every: "act as any user, group or service account",
    named: "act as",
    any: ["impersonate /users", "impersonate /groups", "impersonate /serviceaccounts"],
  },
  {
    id: "escalate",
    every: "give out rights it does not have",
    named: "give out rights it does not have by the roles",
    any: ["bind", "escalate"].flatMap((verb) => [`${verb} ${rbac("roles")}`, `${verb} ${rbac("clusterroles")}`]),
  },
  {
    id: "admission",
    every: "change what is let into the cluster",
    named: "change the admission webhooks",
    any: writes("admissionregistration.k8s.io/mutatingwebhookconfigurations").concat(
      writes("admissionregistration.k8s.io/validatingwebhookconfigurations"),
    ),
    clusterOnly: true,
  },
  {
    id: "certificates",
    every: "approve certificates",
    named: "approve the certificates",
    any: ["update", "patch"].map((verb) => `${verb} certificates.k8s.io/certificatesigningrequests/approval`),
    clusterOnly: true,
  },
  {
    id: "node-proxy",
    every: "run commands through every node",
    named: "run commands through the nodes",
    any: ["get /nodes/proxy", "create /nodes/proxy"],
    clusterOnly: true,
  },
  { id: "volumes", every: "mount any path of a node", any: ["create /persistentvolumes"], clusterOnly: true },
  {
    id: "secrets",
    every: "read every secret",
    named: "read the secrets",
    any: ["get /secrets", "list /secrets", "watch /secrets"],
  },
  {
    id: "tokens",
    every: "get a token of every service account",
    named: "get a token of the service accounts",
    any: ["create /serviceaccounts/token"],
  },
  {
    id: "exec",
    every: "run commands in every pod",
    named: "run commands in the pods",
    any: ["create /pods/exec", "get /pods/exec", "create /pods/attach", "get /pods/attach"].concat(
      ["update", "patch"].map((verb) => `${verb} /pods/ephemeralcontainers`),
    ),
  },
  {
    id: "run",
    every: "run any workload as any service account",
    any: workloads().map((resource) => `create ${resource}`),
  },
  {
    id: "change",
    every: "change every workload",
    named: "change the workloads",
    any: workloads().flatMap((resource) => [`update ${resource}`, `patch ${resource}`]),
  },
];

function rbac(resource: string): string {
  return `rbac.authorization.k8s.io/${resource}`;
}

function writes(resource: string): string[] {
  return ["create", "update", "patch"].map((verb) => `${verb} ${resource}`);
}

function workloads(): string[] {
  const apps = ["deployments", "daemonsets", "statefulsets", "replicasets"].map((resource) => `apps/${resource}`);
  return ["/pods", "/replicationcontrollers", ...apps, "batch/jobs", "batch/cronjobs"];
}

/** A risk somebody is, where, and by what. */
export interface RiskFound {
  risk: Risk;
  /** Everywhere, in every namespace there will ever be. */
  everywhere: boolean;
  /** Where else; those only some names hold in are not among them. */
  namespaces: string[];
  /** Names it is narrowed to, by namespace (`""`: the whole cluster), where nothing wider holds. */
  names: ReadonlyMap<string, readonly string[]>;
  /** The rules that give it, widest first. */
  because: EffectiveRule[];
}

/** A piece of a risk, ready to be asked of a rule. */
export interface RiskQuestion {
  verb: string;
  group: string;
  resource: string;
  subresource: string;
}

const QUESTIONS: ReadonlyMap<Risk, readonly RiskQuestion[]> = new Map(
  RISKS.map((risk) => [risk, risk.any.map(readQuestion)]),
);

/** Reads `verb group/resource[/subresource]`. */
export function readQuestion(text: string): RiskQuestion {
  const [verb = "", path = ""] = text.split(" ");
  const [group = "", resource = "", subresource = ""] = path.split("/");
  return { verb, group, resource, subresource };
}

/**
 * What somebody's rules amount to, the most dangerous first: linear in the rules. What comes with doing anything in the
 * same place is not said again. What `system:masters` may beside all roles is not looked at.
 */
export function risksOf(policies: Policies, asker: Asker): RiskFound[] {
  const rules = effectiveRules(policies, asker);
  const everything = findRisk(EVERYTHING, rules);
  if (everything?.everywhere) return [everything];
  const within = new Set(everything?.namespaces);
  const elsewhere = rules.filter(({ namespace }) => !within.has(namespace));
  const others = RISKS.slice(1).map((risk) => findRisk(risk, elsewhere));
  return [everything, ...others].filter((found) => found !== null);
}

function findRisk(risk: Risk, rules: readonly EffectiveRule[]): RiskFound | null {
  const because = rules.filter(
    ({ rule, namespace }) => (risk.clusterOnly ? namespace === "" : true) && gives(rule, risk),
  );
  if (because.length === 0) return null;
  const whole = new Set(because.filter(({ rule }) => !isNarrowed(rule)).map(({ namespace }) => namespace));
  const names = new Map<string, string[]>();
  for (const { rule, namespace } of because) {
    if (whole.has("") || whole.has(namespace)) continue;
    names.set(namespace, [...new Set([...(names.get(namespace) ?? []), ...rule.resourceNames])]);
  }
  const everywhere = whole.delete("");
  return { risk, everywhere, namespaces: everywhere ? [] : [...whole], names, because };
}

/** Only some names: an empty one among them lets who asks for no name, for all at once, pass. */
export function isNarrowed({ resourceNames }: PolicyRule): boolean {
  return resourceNames.length > 0 && !resourceNames.includes("");
}

/** A rule narrowed to names counts where the risk can be: creating has no name. */
function gives(rule: PolicyRule, risk: Risk): boolean {
  const name = isNarrowed(rule) ? (rule.resourceNames[0] ?? "") : "";
  if (rule.resources.length === 0 || (name !== "" && risk.named === undefined)) return false;
  return (QUESTIONS.get(risk) ?? []).some((question) => ruleAllows(rule, { ...question, name }));
}
