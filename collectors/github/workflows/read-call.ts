import type { Call, Literal, Use } from "#lib/domain/systems/github/workflows/document.ts";
import { entriesOf, isNull, textOf, valueAt, type Entry, type Node } from "./nodes.ts";
import { originOf } from "./origin.ts";
import { isSecretName } from "./read-triggers.ts";
import type { Scope } from "./scope.ts";
import { SHAPES, type Shape } from "./shapes.ts";
import { possibleText } from "./texts.ts";

const NAME = /^[A-Za-z_][\w-]{0,127}$/;

/** Inputs whose values say where a called job runs, as whom or upon what. Values of all others are dropped. */
const KEPT: readonly (readonly [RegExp, Shape])[] = [
  [/role/i, SHAPES.role],
  [/provider/i, SHAPES.provider],
  [/service.?account/i, SHAPES.email],
  [/client|tenant|subscription/i, SHAPES.guid],
  [/registr|host|url|server/i, SHAPES.host],
  [/runs?.?on|runner|labels?$|^os$/i, SHAPES.label],
  [/^(?:.*[-_])?(?:env|environment)(?:[-_]?name)?$/i, SHAPES.environment],
  [/^(?:.*[-_])?(?:stage|account|region|cluster|namespace|project|branch|ref)(?:[-_]?(?:name|id))?$/i, SHAPES.name],
];

/** What a job hands to the workflow it calls. */
export function readCall(job: Node, use: Use, scope: Scope): Call {
  return {
    line: use.line,
    use,
    inputs: entriesOf(valueAt(job, "with")).flatMap((entry) => inputOf(entry, scope)),
    secrets: entriesOf(valueAt(job, "secrets")).flatMap(({ key, line, value }) =>
      NAME.test(key) ? [{ name: key, line, from: originOf(value, scope)?.secrets ?? [] }] : [],
    ),
  };
}

/** Secrets of a call that are written out instead of named. */
export function literalsOfCall(job: Node, scope: Scope): Literal[] {
  return entriesOf(valueAt(job, "secrets")).flatMap(({ key, line, value }) =>
    NAME.test(key) && originOf(value, scope)?.literal ? [{ line, at: `secrets.${key}` }] : [],
  );
}

/** `secrets: inherit`. */
export function inheritsSecrets(job: Node): boolean {
  const secrets = valueAt(job, "secrets");
  return !isNull(secrets) && textOf(secrets) === "inherit";
}

function inputOf({ key, line, value }: Entry, scope: Scope): Call["inputs"] {
  if (!NAME.test(key)) return [];
  const shape = isSecretName(key) ? undefined : KEPT.find(([pattern]) => pattern.test(key))?.[1];
  return [{ name: key, line, value: shape ? possibleText(value, scope, shape) : null }];
}
