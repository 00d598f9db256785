import type { Ability } from "../../../reach/ability.ts";
import { ruleAllows } from "../permissions/matching.ts";
import { isNarrowed, readQuestion, type RiskQuestion } from "../permissions/risks.ts";
import type { PolicyRule } from "../rules.ts";
import { isChange, isData, isOfCluster, isOfNamespace, namedResource, type NamedResource } from "./resource-classes.ts";
import { RIGHTS, type RightId } from "./rights.ts";

/** A rule that gives an ability, by its place, from 0. */
export interface Hit {
  index: number;
  /** Only at objects of some names. */
  narrowed: boolean;
}

/** What a role's rules give at a namespace they hold in, and at the cluster where they hold in all of it. */
export interface RoleAbilities {
  inNamespace: ReadonlyMap<Ability, Hit>;
  inCluster: ReadonlyMap<Ability, Hit>;
}

type Places = Record<keyof RoleAbilities, readonly RiskQuestion[]>;

const RBAC = "rbac.authorization.k8s.io";
const ALL_WRITES = ["create", "update", "patch", "delete", "deletecollection"];

function of(...ids: RightId[]): RiskQuestion[] {
  return ids.flatMap((id) => RIGHTS[id].any);
}

function ask(verbs: readonly string[], ...resources: string[]): RiskQuestion[] {
  return resources.flatMap((resource) => verbs.map((verb) => readQuestion(`${verb} ${resource}`)));
}

const CHANGE_WORKLOADS = (Object.keys(RIGHTS) as RightId[]).filter((id) => id.startsWith("change "));

/** The three strongest, by what gives them: any of the questions. */
const STRONG: Record<"secrets" | "execute" | "admin", Places> = {
  secrets: { inNamespace: of("secrets", "tokens"), inCluster: [] },
  execute: { inNamespace: of("run", "exec", "changePods", ...CHANGE_WORKLOADS), inCluster: of("nodeProxy") },
  admin: {
    inNamespace: [
      ...ask(ALL_WRITES, `${RBAC}/roles`, `${RBAC}/rolebindings`),
      ...of("bindRoles", "bindClusterRoles", "escalateRoles"),
    ],
    inCluster: [
      ...ask(ALL_WRITES, `${RBAC}/clusterroles`, `${RBAC}/clusterrolebindings`),
      ...of("bindClusterRoles", "escalateClusterRoles"),
    ],
  },
};

const READ = new WeakMap<readonly PolicyRule[], RoleAbilities>();

/** Reads a role's rules by the reviewed table, once, however often it is bound. */
export function abilitiesOf(rules: readonly PolicyRule[]): RoleAbilities {
  const known = READ.get(rules);
  if (known) return known;
  const inNamespace = new Map<Ability, Hit>();
  const inCluster = new Map<Ability, Hit>();
  for (const [index, rule] of rules.entries()) {
    // Who may read one Secret by its name has that Secret, not its namespace.
    for (const ability of abilitiesAt(rule, "inNamespace")) {
      if (ability === "secrets" && isNarrowed(rule) && !mints(rule)) continue;
      note(inNamespace, ability, { index, narrowed: isNarrowed(rule) });
    }
    for (const ability of abilitiesAt(rule, "inCluster")) {
      note(inCluster, ability, { index, narrowed: isNarrowed(rule) });
    }
  }
  const read = { inNamespace, inCluster };
  READ.set(rules, read);
  return read;
}

function note(found: Map<Ability, Hit>, ability: Ability, hit: Hit): void {
  const before = found.get(ability);
  if (!before || (before.narrowed && !hit.narrowed)) found.set(ability, hit);
}

function abilitiesAt(rule: PolicyRule, place: keyof RoleAbilities): Ability[] {
  const strong = Object.entries(STRONG).flatMap(([ability, places]) =>
    places[place].some((question) => allows(rule, question)) ? [ability as Ability] : [],
  );
  const reads = place === "inNamespace" && hasVerb(rule, ["get", "list", "watch"]);
  return [
    ...(reads && some(rule, (named) => isOfNamespace(named) && isData(named)) ? (["read"] as const) : []),
    ...(changes(rule, place) ? (["write"] as const) : []),
    ...strong,
  ];
}

function mints(rule: PolicyRule): boolean {
  return RIGHTS.tokens.any.some((question) => allows(rule, question));
}

function allows(rule: PolicyRule, question: RiskQuestion): boolean {
  const name = isNarrowed(rule) ? (rule.resourceNames[0] ?? "") : "";
  if (name !== "" && question.verb === "create" && question.subresource === "") return false;
  return ruleAllows(rule, { ...question, name });
}

function changes(rule: PolicyRule, place: keyof RoleAbilities): boolean {
  const verbs = ALL_WRITES.filter((verb) => hasVerb(rule, [verb]) && !(isNarrowed(rule) && verb === "create"));
  if (verbs.length === 0) return false;
  return some(rule, (named) => {
    if (!(place === "inNamespace" ? isOfNamespace(named) : isOfCluster(named)) || !isChange(named)) return false;
    if (named.resource === "*") return true;
    return verbs.some((verb) => isOnlyChange(verb, named) && !isNewNamespace(verb, named, place));
  });
}

/** A new namespace changes nothing in those there are. */
function isNewNamespace(verb: string, { resource, subresource }: NamedResource, place: keyof RoleAbilities): boolean {
  return place === "inNamespace" && resource === "namespaces" && subresource === "" && verb === "create";
}

/** Says whether no stronger ability is what the verb gives there. */
function isOnlyChange(verb: string, { group, resource, subresource }: NamedResource): boolean {
  const groups = group === "*" ? ["", "apps", "batch", RBAC] : [group];
  return !groups.some((one) => STRONGER.has(keyOf({ verb, group: one, resource, subresource })));
}

function keyOf({ verb, group, resource, subresource }: RiskQuestion): string {
  return `${verb} ${group}/${resource}/${subresource}`;
}

const STRONGER = new Set(
  Object.values(STRONG).flatMap(({ inNamespace, inCluster }) => [...inNamespace, ...inCluster].map(keyOf)),
);

function hasVerb({ verbs }: PolicyRule, some: readonly string[]): boolean {
  return verbs.includes("*") || some.some((verb) => verbs.includes(verb));
}

function some({ apiGroups, resources }: PolicyRule, holds: (named: NamedResource) => boolean): boolean {
  // `pods/*` is no wildcard: it matches only what is called exactly that.
  const named = resources.filter((resource) => !resource.endsWith("/*"));
  return apiGroups.some((group) => named.some((resource) => holds(namedResource(group, resource))));
}
