import type { LabelRequirement, PolicyRule } from "./rules.ts";

/** A ClusterRole as aggregation needs it: with all of its labels. */
export interface AggregatableRole {
  name: string;
  rules: readonly PolicyRule[];
  /** Selectors of its `aggregationRule`, any of which may match; null for an ordinary role. */
  selectors: readonly (readonly LabelRequirement[])[] | null;
  labels: ReadonlyMap<string, string>;
}

/** What aggregation makes of one role. */
export interface AggregatedRules {
  rules: PolicyRule[];
  /** The roles the rules came from, by name. */
  from: string[];
  /** Set when a bound was met, so that some rules are missing. */
  truncated: boolean;
}

/** Most rules one aggregated role is given: more than an object of 1.5 MiB, etcd's limit, could hold. */
export const MAX_AGGREGATED_RULES = 5_000;

/** Work allowed for all roles together; hostile labels could otherwise make it the square of their number. */
const MAX_STEPS = 20_000_000;

interface Budget {
  steps: number;
}

/**
 * Computes the rules of every ClusterRole that has an `aggregationRule`, as kube-controller-manager's
 * clusterrole-aggregation controller leaves them: written rules are **replaced** by those of the matching roles,
 * in the order of their names, each rule once; a matching role that is itself aggregated brings what it was given.
 * Where nothing matches that has any rule, the controller leaves the field alone: what is written stays, and counts.
 * Roles that select each other in a circle share what the circle selects.
 */
export function aggregate(roles: Iterable<AggregatableRole>): Map<string, AggregatedRules> {
  const all = [...roles].toSorted(byName);
  const aggregated = all.filter((role) => role.selectors !== null);
  if (aggregated.length === 0) return new Map();
  const budget = { steps: MAX_STEPS };
  const sources = gather(aggregated, all, budget);
  const texts = new Map<PolicyRule, string>();
  return new Map(
    aggregated.map((role) => {
      const merged = mergeRules([...(sources.get(role) ?? [])].toSorted(byName), texts, budget);
      // Out of steps, nobody knows what was not looked at.
      const from = merged.from.filter((name) => name !== role.name);
      return [role.name, { ...merged, from, truncated: merged.truncated || budget.steps <= 0 }];
    }),
  );
}

/** Says whether labels meet every requirement of one selector; the empty selector selects everything. */
export function selects(selector: readonly LabelRequirement[], labels: ReadonlyMap<string, string>): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = labels.get(key);
    switch (operator) {
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
    }
  });
}

function byName(a: AggregatableRole, b: AggregatableRole): number {
  return a.name < b.name ? -1 : 1;
}

/**
 * The ordinary roles each aggregated role gets its rules from. What a role gains is handed on to the roles that
 * select it, until nobody gains anything: chains and circles of any length end that way.
 */
function gather(
  aggregated: readonly AggregatableRole[],
  all: readonly AggregatableRole[],
  budget: Budget,
): Map<AggregatableRole, Set<AggregatableRole>> {
  const sources = new Map(aggregated.map((role) => [role, new Set<AggregatableRole>()]));
  const selectedBy = new Map<AggregatableRole, AggregatableRole[]>();
  const selecting = new Map<AggregatableRole, AggregatableRole[]>();
  const gains: [AggregatableRole, AggregatableRole][] = [];
  const handOn = () => {
    for (let gain = gains.pop(); gain; gain = gains.pop()) {
      const [role, source] = gain;
      const own = sources.get(role);
      // One more than fits is enough to notice the excess when the rules are merged.
      if (!own || own.has(source) || own.size > MAX_AGGREGATED_RULES || budget.steps-- <= 0) continue;
      own.add(source);
      for (const above of selectedBy.get(role) ?? []) gains.push([above, source]);
    }
  };
  const index = indexLabels(all);
  for (const role of aggregated) {
    for (const match of matchesOf(role, all, index, budget)) {
      if (match.selectors) {
        append(selectedBy, match, role);
        append(selecting, role, match);
      } else if (match.rules.length > 0) {
        gains.push([role, match]);
      }
    }
  }
  handOn();
  for (const role of selectedFirst(aggregated, selecting)) {
    if (role.rules.length === 0 || sources.get(role)?.size !== 0) continue;
    gains.push([role, role]);
    handOn();
  }
  return sources;
}

/** Roles behind those they select; in a circle somebody has to be first. */
function selectedFirst(
  roles: readonly AggregatableRole[],
  selecting: ReadonlyMap<AggregatableRole, readonly AggregatableRole[]>,
): Set<AggregatableRole> {
  const ordered = new Set<AggregatableRole>();
  const seen = new Set<AggregatableRole>();
  // Not recursive: chains may be longer than the stack is deep.
  const stack = [...roles].reverse();
  for (let role = stack.at(-1); role; role = stack.at(-1)) {
    if (seen.has(role)) {
      ordered.add(role);
      stack.pop();
      continue;
    }
    seen.add(role);
    for (const match of selecting.get(role) ?? []) if (!seen.has(match)) stack.push(match);
  }
  return ordered;
}

/** Roles by each of their label keys, and by each `key=value`. */
interface LabelIndex {
  byKey: Map<string, AggregatableRole[]>;
  byEntry: Map<string, AggregatableRole[]>;
}

function indexLabels(roles: readonly AggregatableRole[]): LabelIndex {
  const index: LabelIndex = { byKey: new Map(), byEntry: new Map() };
  for (const role of roles) {
    for (const [key, value] of role.labels) {
      append(index.byKey, key, role);
      append(index.byEntry, `${key}=${value}`, role);
    }
  }
  return index;
}

function append<Key>(lists: Map<Key, AggregatableRole[]>, key: Key, role: AggregatableRole): void {
  const list = lists.get(key);
  if (list) list.push(role);
  else lists.set(key, [role]);
}

function matchesOf(
  role: AggregatableRole,
  all: readonly AggregatableRole[],
  index: LabelIndex,
  budget: Budget,
): Set<AggregatableRole> {
  const found = new Set<AggregatableRole>();
  for (const selector of role.selectors ?? []) {
    for (const candidate of candidatesOf(selector, all, index)) {
      if (budget.steps-- <= 0 || found.size > MAX_AGGREGATED_RULES) return found;
      if (candidate !== role && selects(selector, candidate.labels)) found.add(candidate);
    }
  }
  return found;
}

/** The roles one selector can match at all: those with a label it requires, or else every one. */
function candidatesOf(
  selector: readonly LabelRequirement[],
  all: readonly AggregatableRole[],
  { byKey, byEntry }: LabelIndex,
): readonly AggregatableRole[] {
  const entry = selector.find(({ operator, values }) => operator === "In" && values.length === 1);
  if (entry) return byEntry.get(`${entry.key}=${entry.values[0] ?? ""}`) ?? [];
  const present = selector.find(({ operator }) => operator === "In" || operator === "Exists");
  return present ? (byKey.get(present.key) ?? []) : all;
}

function mergeRules(
  sources: readonly AggregatableRole[],
  texts: Map<PolicyRule, string>,
  budget: Budget,
): AggregatedRules {
  const rules = new Map<string, PolicyRule>();
  const from: string[] = [];
  for (const source of sources) {
    from.push(source.name);
    for (const rule of source.rules) {
      const text = texts.get(rule) ?? textOf(rule);
      texts.set(rule, text);
      if (rules.has(text)) continue;
      if (rules.size >= MAX_AGGREGATED_RULES || budget.steps-- <= 0) {
        return { rules: [...rules.values()], from, truncated: true };
      }
      rules.set(text, rule);
    }
  }
  return { rules: [...rules.values()], from, truncated: sources.length > MAX_AGGREGATED_RULES };
}

function textOf(rule: PolicyRule): string {
  return JSON.stringify([rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]);
}
