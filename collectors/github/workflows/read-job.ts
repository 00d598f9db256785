import type {
  Condition,
  GivenPermissions,
  Named,
  PossibleValues,
  WorkflowJob,
} from "#lib/domain/systems/github/workflows/document.ts";
import { referencesOf } from "#lib/domain/systems/github/workflows/expressions/references.ts";
import { conditionParts } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { grantsIdToken } from "#lib/domain/systems/github/workflows/id-token.ts";
import type { Trigger } from "#lib/domain/systems/github/workflows/trigger.ts";
import { identitiesOf } from "./logins/identities.ts";
import { combinationsOf } from "./matrix.ts";
import { Mentions } from "./mentions.ts";
import { entryAt, isNull, itemsOf, textOf, valueAt, type Entry, type Node } from "./nodes.ts";
import type { LocalActions } from "./local-actions.ts";
import type { WorkflowPlace } from "./place.ts";
import type { Problems } from "./problems.ts";
import { inheritsSecrets, literalsOfCall, readCall } from "./read-call.ts";
import { readCheckouts } from "./read-checkouts.ts";
import { readContainers } from "./read-containers.ts";
import { readPermissions } from "./read-permissions.ts";
import { readRunsOn } from "./read-runs-on.ts";
import { readSteps, usesOf } from "./read-steps.ts";
import { readUse } from "./read-use.ts";
import type { Scope } from "./scope.ts";
import { withEnv, withMatrix } from "./scopes.ts";
import { SHAPES } from "./shapes.ts";
import { possibleText } from "./texts.ts";

const JOB_ID = /^[A-Za-z_][\w-]{0,127}$/;

/** What a job has from its workflow. */
export interface JobSurroundings {
  readonly place: WorkflowPlace;
  readonly triggers: readonly Trigger[];
  readonly permissions: GivenPermissions | null;
  readonly env: Node | undefined;
  readonly scope: Scope;
  readonly actions: LocalActions;
  readonly problems: Problems;
}

/** One job of a workflow; null, and a problem, where it is none. */
export function readJob({ key: id, line, value: node }: Entry, around: JobSurroundings): WorkflowJob | null {
  const { problems } = around;
  if (!JOB_ID.test(id) || node.type !== "mapping") {
    problems.add(line, node.type === "mapping" ? "the id of a job is none that GitHub takes" : "a job is no mapping");
    return null;
  }
  const called = textOf(valueAt(node, "uses"));
  const use = called === undefined ? null : readUse(called, valueAt(node, "uses")?.line ?? line);
  const hasSteps = valueAt(node, "steps")?.type === "list";
  if (!use && !hasSteps) {
    problems.add(
      line,
      called === undefined ? "a job has neither steps nor `uses`" : "`uses` of a job names no workflow",
    );
    return null;
  }
  const permissions = readPermissions(node, "job", problems) ?? around.permissions;
  const idToken = permissions === null ? "inherited" : grantsIdToken(permissions.value) ? "write" : "none";
  const matrixScope = withMatrix(around.scope, combinationsOf(valueAt(node, "strategy"), around.scope.lookupIn(null)));
  const scope = withEnv(matrixScope, valueAt(node, "env"));
  const steps = use ? [] : readSteps(valueAt(node, "steps"), scope, { ...around, idToken });
  const pulls = readContainers(node, scope);
  const { identities, literals } = identitiesOf(steps, pulls);
  const mentions = mentionsOf(node, use ? undefined : around.env);
  for (const at of mentions.unreadable) problems.add(at, "an expression cannot be read");
  return {
    id,
    line,
    name: possibleText(valueAt(node, "name"), scope, SHAPES.title)?.text ?? null,
    permissions,
    idToken,
    environment: environmentOf(node, scope),
    runsOn: use ? null : readRunsOn(node, scope),
    needs: needsOf(node),
    condition: conditionOf(node),
    secrets: mentions.secrets(),
    allSecrets: [...mentions.allSecrets].sort((a, b) => a - b),
    githubToken: [...mentions.githubToken].sort((a, b) => a - b),
    inheritsSecrets: use !== null && inheritsSecrets(node),
    vars: mentions.vars(),
    uses: use ? [use] : usesOf(steps),
    call: use && readCall(node, use, scope),
    containers: pulls.map(({ login }) => login),
    checkouts: readCheckouts(steps, around.triggers),
    identities,
    literals: use ? literalsOfCall(node, scope) : literals,
  };
}

/** An environment whose name is not kept is still one: which of them stays open. */
function environmentOf(job: Node, scope: Scope): PossibleValues | null {
  const given = valueAt(job, "environment");
  if (given === undefined || isNull(given)) return null;
  const name = given.type === "mapping" ? valueAt(given, "name") : given;
  return possibleText(name, scope, SHAPES.environment) ?? { line: given.line, text: "…", values: [], complete: false };
}

function mentionsOf(job: Node, env: Node | undefined): Mentions {
  const mentions = new Mentions();
  mentions.visit(job);
  if (env) mentions.visit(env);
  return mentions;
}

function needsOf(job: Node): Named[] {
  return itemsOf(valueAt(job, "needs")).flatMap((item) => {
    const name = textOf(item);
    return name !== undefined && JOB_ID.test(name) ? [{ name, line: item.line }] : [];
  });
}

function conditionOf(job: Node): Condition | null {
  const entry = entryAt(job, "if");
  if (entry?.value.type !== "text" || isNull(entry.value)) return null;
  const paths = conditionParts(entry.value.text).flatMap((part) =>
    part.type === "expression" && part.expression
      ? referencesOf(part.expression).map(({ path }) => path.join("."))
      : [],
  );
  const references = [...new Set(paths)].filter((path) => /^[\w.-]{1,128}$/.test(path));
  return { line: entry.line, references };
}
