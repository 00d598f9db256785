import type { Use, WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import { entriesOf, isNull, itemsOf, textOf, valueAt, type Node, type TextNode } from "./nodes.ts";
import type { LocalActions } from "./local-actions.ts";
import type { WorkflowPlace } from "./place.ts";
import type { Problems } from "./problems.ts";
import { readUse } from "./read-use.ts";
import type { Scope } from "./scope.ts";
import { withEnv, withInputs } from "./scopes.ts";
import { Step } from "./step.ts";

/** Actions in actions deeper than this are not looked into; GitHub itself stops at ten. */
const MAX_NESTING = 10;

/** What all steps of a file have in common. */
export interface StepSurroundings {
  readonly place: WorkflowPlace;
  readonly actions: LocalActions;
  readonly problems: Problems;
  readonly idToken: Step["idToken"];
}

/**
 * The steps of a job, with those of composite actions that lie beside the workflow in place of the step that uses them,
 * which comes first. An inner step has the line of the outer one.
 */
export function readSteps(steps: Node | undefined, scope: Scope, around: StepSurroundings): Step[] {
  const found: Step[] = [];
  for (const node of itemsOf(steps)) {
    if (node.type === "mapping") addStep(node, scope, { ...around, line: null, via: null, nesting: 0 }, found);
    else around.problems.add(node.line, "a step is no mapping");
  }
  return found;
}

interface Nesting extends StepSurroundings {
  /** Line of the job's own step; null while it is that one. */
  readonly line: number | null;
  readonly via: string | null;
  readonly nesting: number;
}

function addStep(node: Node, outer: Scope, around: Nesting, found: Step[]): void {
  if (!around.actions.takeStep()) return;
  const scope = withEnv(outer, valueAt(node, "env"));
  const line = around.line ?? node.line;
  const use = useOf(node, line, around);
  const { via, idToken, place } = around;
  found.push(new Step(node, { line, use, action: actionOf(use, place), scope, via, idToken, place }));
  if (use?.pin === "local" && around.nesting < MAX_NESTING) addAction(use, node, scope, { ...around, line }, found);
}

function useOf(node: Node, line: number, { problems, via }: Nesting): Use | null {
  const value = valueAt(node, "uses");
  if (isNull(value)) return null;
  const use = readUse(textOf(value) ?? "", via === null ? (value?.line ?? line) : line);
  if (!use && via === null) problems.add(value?.line ?? line, "`uses` names neither an action nor an image");
  return use;
}

/** The full name of an action in lower case; one beside the workflow has that of its repository. */
function actionOf(use: Use | null, { owner, repository }: WorkflowPlace): string {
  if (use === null || use.kind === "docker") return "";
  const name = [use.repository ?? `${owner}/${repository}`, use.path].filter((part) => part !== "").join("/");
  return name.toLowerCase();
}

function addAction(use: Use, step: Node, scope: Scope, around: Nesting, found: Step[]): void {
  const action = around.actions.at(use.path);
  const runs = valueAt(action, "runs");
  if (textOf(valueAt(runs, "using")) !== "composite") return;
  const inside = withInputs(scope, valueAt(step, "with"), defaultsOf(valueAt(action, "inputs")));
  const via = around.via ?? use.text;
  for (const node of itemsOf(valueAt(runs, "steps"))) {
    if (node.type === "mapping") addStep(node, inside, { ...around, via, nesting: around.nesting + 1 }, found);
  }
}

/** Inputs of an action with the texts they have where nothing is handed in. */
function defaultsOf(inputs: Node | undefined): Map<string, TextNode> {
  return new Map(
    entriesOf(inputs).map(({ key, line, value }) => {
      const given = valueAt(value, "default");
      return [key.toLowerCase(), given?.type === "text" ? given : emptyText(line)] as const;
    }),
  );
}

function emptyText(line: number): TextNode {
  return { type: "text", line, text: "", plain: false, lineOfExpression: () => line };
}

/** Actions and images that the steps of the job itself use. */
export function usesOf(steps: readonly Step[]): WorkflowDocument["jobs"][number]["uses"] {
  return steps.flatMap(({ use, via }) => (use && via === null ? [use] : []));
}
