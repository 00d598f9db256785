import { referencesOf, type Reference } from "#lib/domain/systems/github/workflows/expressions/references.ts";
import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { isNull, type Node, type TextNode } from "./nodes.ts";
import type { Scope } from "./scope.ts";

/** Where the value of a credential comes from, by the names it is made of. */
export interface Origin {
  /** Stored secrets. */
  readonly secrets: readonly string[];
  /** The token of the run itself. */
  readonly runToken: boolean;
  /** Made in the run: the output of a step or of another job. */
  readonly made: boolean;
  /** Handed in from outside, or chosen when the run starts. */
  readonly open: boolean;
  /** Written out in the file. */
  readonly literal: boolean;
}

/** How many names are followed to where they are defined, one behind the other. */
const MAX_STEPS = 10;

/** How many names one value is traced to. */
const MAX_NAMES = 1000;

interface Found {
  secrets: Set<string>;
  runToken: boolean;
  made: boolean;
  open: boolean;
  letters: boolean;
  /** Names that may still be looked at; the rest counts as handed in. */
  left: number;
}

/** Traces a value to what it is made of; null where there is none. */
export function originOf(node: Node | undefined, scope: Scope): Origin | null {
  if (node?.type !== "text" || isNull(node)) return null;
  const found: Found = {
    secrets: new Set(),
    runToken: false,
    made: false,
    open: false,
    letters: false,
    left: MAX_NAMES,
  };
  trace(node, scope, found, 0);
  const { secrets, runToken, made, open, letters } = found;
  const named = secrets.size > 0 || runToken || made || open;
  if (!named && !letters) return null;
  return { secrets: [...secrets], runToken, made, open, literal: letters && !named };
}

function trace(node: TextNode, scope: Scope, found: Found, step: number): void {
  if (found.left <= 0) {
    found.open = true;
    return;
  }
  for (const part of partsOf(node.text)) {
    if (part.type === "text") found.letters ||= part.text.trim() !== "";
    else if (part.expression === null) found.open = true;
    else traceExpression(referencesOf(part.expression), scope, found, step);
  }
}

/** An expression that looks at nothing is a text in disguise. */
function traceExpression(references: readonly Reference[], scope: Scope, found: Found, step: number): void {
  found.letters ||= references.length === 0;
  for (const { path } of references) {
    if (found.left <= 0) found.open = true;
    else traceName(path, scope, found, step);
    found.left -= 1;
  }
}

function traceName(path: readonly string[], scope: Scope, found: Found, step: number): void {
  const [context = "", name = ""] = path;
  const definition = step < MAX_STEPS ? scope.definition(path.slice(0, 2)) : null;
  if (definition) {
    trace(definition.node, definition.scope, found, step + 1);
  } else if (context === "secrets" && name.toUpperCase() !== "GITHUB_TOKEN") {
    if (/^[A-Za-z_][\w-]{0,127}$/.test(name)) found.secrets.add(name);
    else found.open = true;
  } else if (context === "secrets" || (context === "github" && name.toLowerCase() === "token")) {
    found.runToken = true;
  } else if (context === "steps" || context === "needs" || context === "env") {
    // A variable that the file does not set is set by an earlier step.
    found.made = true;
  } else if (context === "inputs" || context === "vars" || context === "matrix") {
    found.open = true;
  }
}
