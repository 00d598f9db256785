import { evaluateParts, memberOf } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import { known, oneOf, UNKNOWN, type Possible } from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import type { Trigger, TriggerInput } from "#lib/domain/systems/github/workflows/trigger.ts";
import { entriesOf, scalarOf, type Node, type TextNode } from "./nodes.ts";
import type { WorkflowPlace } from "./place.ts";
import type { Combination, Definition, Scope } from "./scope.ts";

/** Longest variable that is worked out. */
const MAX_VARIABLE = 4096;

/** How many names are looked up in one file before the rest counts as unknown: a file cannot make reading it slow. */
const BUDGET = 200_000;

/** What expressions at the top of a workflow may name: its inputs, and what never differs between its runs. */
export function workflowScope({ owner, repository }: WorkflowPlace, triggers: readonly Trigger[]): Scope {
  const inputs = inputsOf(triggers);
  const events = triggers.map(({ event }) => event);
  let left = BUDGET;
  const lookup = (combination: Combination | null, path: readonly string[]): Possible => {
    left -= 1;
    if (left < 0) return UNKNOWN;
    const [context, name = "", ...rest] = path.map((part, index) => (index < 2 ? part.toLowerCase() : part));
    if (context === "matrix") return combination ? memberOfPath(combination, path.slice(1)) : UNKNOWN;
    if (context === "inputs" && rest.length === 0) return inputs.get(name) ?? UNKNOWN;
    if (context !== "github") return UNKNOWN;
    if (name === "repository") return known(`${owner}/${repository}`);
    if (name === "repository_owner") return known(owner);
    // A called workflow sees the event of its caller.
    if (name === "event_name" && !events.includes("workflow_call")) return oneOf(events);
    if (name === "event" && rest[0]?.toLowerCase() === "inputs")
      return inputs.get(rest[1]?.toLowerCase() ?? "") ?? UNKNOWN;
    return UNKNOWN;
  };
  return {
    lookupIn: (combination) => (path) => lookup(combination, path),
    combinations: null,
    definition: () => null,
  };
}

/** A scope in which the matrix has these combinations. */
export function withMatrix(scope: Scope, combinations: readonly Combination[] | null): Scope {
  return { ...scope, combinations };
}

/** A scope in which an `env` is set; its own texts see only what is around it. */
export function withEnv(scope: Scope, env: Node | undefined): Scope {
  return withNames(scope, "env", textsIn(env), scope);
}

/** The scope inside of an action: its inputs are what the step hands to it, else their defaults. */
export function withInputs(scope: Scope, given: Node | undefined, defaults: ReadonlyMap<string, TextNode>): Scope {
  const names = new Map([...defaults, ...[...textsIn(given)].filter(([name]) => defaults.has(name))]);
  const inside: Scope = { ...scope, definition: (path) => (path[0] === "inputs" ? null : scope.definition(path)) };
  return withNames({ ...inside, lookupIn: hiding("inputs", inside.lookupIn) }, "inputs", names, scope);
}

function withNames(scope: Scope, context: string, names: ReadonlyMap<string, TextNode>, definedIn: Scope): Scope {
  if (names.size === 0) return scope;
  const definition = (path: readonly string[]): Definition | null => {
    const node = path[0] === context && path.length === 2 ? names.get(path[1]?.toLowerCase() ?? "") : undefined;
    return node ? { node, scope: definedIn } : scope.definition(path);
  };
  return {
    combinations: scope.combinations,
    definition,
    lookupIn: (combination) => (path) => {
      const found = path[0] === context && path.length === 2 ? names.get(path[1]?.toLowerCase() ?? "") : undefined;
      if (!found) return scope.lookupIn(combination)(path);
      if (!found.text.includes("${{")) return known(scalarOf(found) ?? "");
      if (found.text.length > MAX_VARIABLE) return UNKNOWN;
      // Asking costs one look-up of the file's budget, however deep names lead to names.
      if (scope.lookupIn(combination)(["github", "repository"]).rest !== "none") return UNKNOWN;
      return evaluateParts(partsOf(found.text), definedIn.lookupIn(combination));
    },
  };
}

function hiding(context: string, lookupIn: Scope["lookupIn"]): Scope["lookupIn"] {
  return (combination) => (path) => (path[0] === context ? UNKNOWN : lookupIn(combination)(path));
}

function textsIn(node: Node | undefined): Map<string, TextNode> {
  const texts = entriesOf(node).flatMap(({ key, value }) =>
    value.type === "text" ? [[key.toLowerCase(), value] as const] : [],
  );
  return new Map(texts);
}

/** A value of a combination, or one inside of it; null where there is none, as GitHub has it. */
function memberOfPath(combination: Combination, [name = "", ...path]: readonly string[]): Possible {
  const folded = name.toLowerCase();
  const found = Object.entries(combination).find(([key]) => key.toLowerCase() === folded)?.[1] ?? known(null);
  if (path.length === 0) return found;
  return oneOf(
    found.values.map((value) => path.reduce(memberOf, value)),
    found.rest,
  );
}

/** What each input may be: what can be chosen, or its default and anything else; nothing in runs of other events. */
function inputsOf(triggers: readonly Trigger[]): Map<string, Possible> {
  const found = new Map<string, Possible>();
  const asking = triggers.filter(({ inputs }) => inputs.length > 0);
  for (const { inputs } of asking) {
    for (const input of inputs) {
      const name = input.name.toLowerCase();
      const before = found.get(name);
      const possible = possibleInput(input);
      const rest = before?.rest === "any" || possible.rest === "any" ? "any" : "none";
      found.set(name, oneOf([...(before?.values ?? []), ...possible.values], rest));
    }
  }
  if (asking.length === triggers.length) return found;
  return new Map([...found].map(([name, { values, rest }]) => [name, oneOf([...values, ""], rest)]));
}

function possibleInput({ type, options, default: given }: TriggerInput): Possible {
  if (type === "boolean") return oneOf([true, false]);
  if (type === "choice" && options.length > 0) return oneOf(options);
  return { values: given === null ? [] : [given], rest: "any" };
}
