import type { RunsOn } from "#lib/domain/systems/github/workflows/document.ts";
import { asText, type Possible } from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import { evaluateParts } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { entryAt, isNull, itemsOf, textOf, valueAt, type Node } from "./nodes.ts";
import type { Combination, Scope } from "./scope.ts";
import { looksSecret, SHAPES } from "./shapes.ts";
import { possibleText } from "./texts.ts";

/** Most sets of labels of one job that are told apart, and most labels in one. */
const MAX_SETS = 64;
const MAX_LABELS = 100;

/**
 * `runs-on`: a label, a list of them, a group, or an expression for any of these, worked out for each combination of
 * the matrix.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idruns-on
 */
export function readRunsOn(job: Node, scope: Scope): RunsOn | null {
  const entry = entryAt(job, "runs-on");
  if (!entry || isNull(entry.value)) return null;
  const { line, value } = entry;
  const group = value.type === "mapping" ? possibleText(valueAt(value, "group"), scope, SHAPES.name) : null;
  const labels = value.type === "mapping" ? valueAt(value, "labels") : value;
  const all = itemsOf(labels);
  const items = all.slice(0, MAX_LABELS);
  const sets = (scope.combinations ?? [null]).map((combination) => labelsIn(items, scope, combination));
  const found = sets.flatMap(({ rows }) => rows).filter((set) => set.length > 0);
  const unique = [...new Map(found.map((set) => [set.join("\n"), set])).values()];
  const whole = all.length === items.length && unique.length <= MAX_SETS && (items.length > 0 || group !== null);
  return {
    line,
    text: items.flatMap((item) => possibleText(item, scope, SHAPES.label)?.text ?? []),
    labels: unique.slice(0, MAX_SETS),
    group,
    complete: whole && sets.every(({ complete }) => complete),
  };
}

/** Sets of labels a job may ask for; `complete` says that there are no others. */
interface Labels {
  readonly rows: readonly (readonly string[])[];
  readonly complete: boolean;
}

/** The sets of labels in one combination of the matrix. */
function labelsIn(items: readonly Node[], scope: Scope, combination: Combination | null): Labels {
  let rows: (readonly string[])[] = [[]];
  let complete = true;
  for (const item of items) {
    const choices = labelChoices(item, scope, combination);
    complete &&= choices.complete;
    if (rows.length * choices.rows.length > MAX_SETS) return { rows: [], complete: false };
    rows = rows.flatMap((row) => choices.rows.map((labels) => [...row, ...labels]));
  }
  return { rows, complete };
}

function labelChoices(item: Node, scope: Scope, combination: Combination | null): Labels {
  const text = textOf(item);
  if (text === undefined) return { rows: [], complete: false };
  const { values, rest }: Possible = evaluateParts(partsOf(text), scope.lookupIn(combination));
  const rows = values.map((value) => {
    // `fromJSON` may give a list, or what stands for the whole of `runs-on`.
    const inner = Array.isArray(value) ? value : [labelsOf(value)].flat();
    return inner.map((label) => asText(label).trim());
  });
  const kept = rows.filter((row) => row.every((label) => SHAPES.label.whole.test(label) && !looksSecret(label)));
  return { rows: kept, complete: rest === "none" && kept.length === rows.length };
}

function labelsOf(value: Possible["values"][number]): Possible["values"] {
  const labels = typeof value === "object" && value !== null && "labels" in value ? value["labels"] : value;
  return Array.isArray(labels) ? labels : [labels ?? null];
}
