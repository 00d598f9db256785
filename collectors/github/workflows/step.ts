import type { PossibleValues, Use } from "#lib/domain/systems/github/workflows/document.ts";
import { entriesOf, isNull, textOf, valueAt, type Node } from "./nodes.ts";
import { originOf, type Origin } from "./origin.ts";
import type { WorkflowPlace } from "./place.ts";
import type { Scope } from "./scope.ts";
import type { Shape } from "./shapes.ts";
import { followed, possibleText } from "./texts.ts";

/** A credential that a step is given under one of several names. */
export interface GivenCredential extends Origin {
  /** Where it stands: `with.password`. */
  readonly at: string;
  readonly line: number;
  /** As written, for the expression it is. Null: a literal, which is not kept. */
  readonly text: PossibleValues | null;
}

/** What of a credential is kept beside its origin: the expression, never letters around it or in it. */
const EXPRESSION_ONLY: Shape = { whole: /^$/, part: /^$/ };

/** What a step has from around it. */
type StepFields = Pick<Step, "line" | "use" | "action" | "scope" | "via" | "idToken" | "place">;

/** A step of a job, or of an action that a step of it uses. */
export class Step {
  readonly line: number;
  readonly use: Use | null;
  /** The action in lower case without its ref: names are matched whatever their case. */
  readonly action: string;
  readonly run: string;
  readonly scope: Scope;
  /** The action of the repository that the step is in; null for a step of the job itself. */
  readonly via: string | null;
  /** Whether the job may ask for an OIDC token. */
  readonly idToken: "write" | "none" | "inherited";
  /** The file the job is written in. */
  readonly place: WorkflowPlace;
  private readonly node: Node;
  private readonly inputs: ReadonlyMap<string, { line: number; value: Node }>;

  constructor(node: Node, fields: StepFields) {
    this.node = node;
    this.line = fields.line;
    this.use = fields.use;
    this.action = fields.action;
    this.scope = fields.scope;
    this.via = fields.via;
    this.idToken = fields.idToken;
    this.place = fields.place;
    this.run = textOf(valueAt(node, "run")) ?? "";
    const given = entriesOf(valueAt(node, "with"));
    this.inputs = new Map(given.map(({ key, line, value }) => [key.toLowerCase(), { line, value }]));
  }

  /** Says whether an input is given and not left empty, here or where its value comes from. */
  has(name: string): boolean {
    const value = this.inputs.get(name)?.value;
    if (value?.type !== "text") return false;
    const { node } = followed(value, this.scope);
    return !isNull(node) && node.text.trim() !== "";
  }

  /** The first of several inputs that is given, as far as it has the shape of what belongs there. */
  value(shape: Shape, ...names: string[]): PossibleValues | null {
    const name = names.find((candidate) => this.has(candidate));
    return name === undefined ? null : possibleText(this.inputs.get(name)?.value, this.scope, shape);
  }

  /** The lines of an input that holds a list. */
  raw(name: string): Node | undefined {
    return this.inputs.get(name)?.value;
  }

  /** The first of several inputs that is given, as a credential. */
  credential(...names: string[]): GivenCredential | null {
    const name = names.find((candidate) => this.has(candidate));
    const entry = name === undefined ? undefined : this.inputs.get(name);
    return entry ? credentialOf(entry.value, `with.${name}`, entry.line, this.scope) : null;
  }

  /** A variable of the environment the step runs in, as a credential. */
  variable(name: string): GivenCredential | null {
    const definition = this.scope.definition(["env", name]);
    return definition && credentialOf(definition.node, `env.${name}`, definition.node.line, definition.scope);
  }

  /** Names of the variables that the step itself sets. */
  ownVariables(): string[] {
    return entriesOf(valueAt(this.node, "env")).map(({ key }) => key);
  }
}

/** A value as a credential: where it comes from, and its expression. */
export function credentialOf(node: Node, at: string, line: number, scope: Scope): GivenCredential | null {
  const origin = originOf(node, scope);
  const text = origin && !origin.literal ? possibleText(node, scope, EXPRESSION_ONLY) : null;
  return origin && { ...origin, at, line, text: text && { ...text, values: [], complete: false } };
}
