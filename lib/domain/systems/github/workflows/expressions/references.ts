import type { Expression } from "./syntax.ts";

/**
 * What an expression looks at. `path` is dotted (`github.event.inputs.name`), the name of its context first and in
 * lower case; `open` says that it ends where only the run knows (`secrets[matrix.name]`) or takes everything in it
 * (`toJSON(secrets)`).
 */
export interface Reference {
  readonly path: readonly string[];
  readonly open: boolean;
}

/** Everything an expression looks at, in the order it stands there. */
export function referencesOf(expression: Expression): Reference[] {
  const found: Reference[] = [];
  collect(expression, found);
  return found;
}

function collect(expression: Expression, found: Reference[]): void {
  switch (expression.type) {
    case "literal":
      return;
    case "context":
      found.push({ path: [expression.name], open: true });
      return;
    case "property":
    case "index":
    case "all":
      collectAccess(expression, found);
      return;
    case "call":
      for (const arg of expression.args) collect(arg, found);
      return;
    case "not":
      collect(expression.operand, found);
      return;
    default:
      collect(expression.left, found);
      collect(expression.right, found);
  }
}

function collectAccess(expression: Expression, found: Reference[]): void {
  const path: string[] = [];
  let open = false;
  let inner = expression;
  while (inner.type === "property" || inner.type === "index" || inner.type === "all") {
    if (inner.type === "property") {
      path.unshift(inner.name);
    } else {
      // What stands behind an open step says nothing about which value it is.
      path.length = 0;
      open = true;
      if (inner.type === "index") collect(inner.index, found);
    }
    inner = inner.of;
  }
  if (inner.type === "context") found.push({ path: [inner.name, ...path], open });
  else collect(inner, found);
}
