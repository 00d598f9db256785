import { arnGlob, openArnGlob, partsMatch, splitArn, type ArnGlob } from "./arn.ts";
import type { Ask } from "./ask.ts";
import { compileGlob, globMatches, MANY, wildcardTokens, type Glob, type Token } from "./glob.ts";
import type { Policy, Statement } from "./policy.ts";
import { prepareCondition, type PreparedCondition } from "./prepare-condition.ts";
import { preparePrincipal, type PreparedPrincipal } from "./prepare-principal.ts";
import { MAYBE, NO, YES, type Truth } from "./truth.ts";
import { fill, isVariable, readTemplate, withoutVariables, type Template } from "./variables.ts";

/** A statement ready to be held against requests. */
export interface PreparedStatement {
  statement: Statement;
  /** Services its actions are of, in lower case; null: it may say something of any. */
  services: ReadonlySet<string> | null;
  actions: readonly Glob[];
  resources: readonly PreparedResource[];
  principal: PreparedPrincipal | null;
  conditions: readonly PreparedCondition[];
}

/** `all`: `*`. An exact one has no wildcards. A template has variables, which are filled for each request. */
type PreparedResource = "all" | { exact: string } | { glob: ArnGlob } | FilledResource;

interface FilledResource {
  template: Template;
  /** As it was filled the last time: most requests of one principal fill it alike. */
  last: { tokens: readonly Token[]; glob: ArnGlob } | null;
}

export function prepareStatement(statement: Statement, version: Policy["version"]): PreparedStatement {
  const patterns = statement.action.patterns.map((pattern) => pattern.toLowerCase());
  return {
    statement,
    services: statement.action.not ? null : servicesOf(patterns),
    actions: patterns.map((pattern) => compileGlob(wildcardTokens(pattern))),
    resources: (statement.resource?.patterns ?? []).map((pattern) => prepareResource(pattern, version)),
    principal: statement.principal && preparePrincipal(statement.principal),
    conditions: statement.conditions.map((condition) => prepareCondition(condition, version)),
  };
}

function servicesOf(patterns: readonly string[]): ReadonlySet<string> | null {
  const services = new Set<string>();
  for (const pattern of patterns) {
    const service = pattern.slice(0, Math.max(0, pattern.indexOf(":")));
    if (service === "" || /[*?]/.test(service)) return null;
    services.add(service);
  }
  return services;
}

function prepareResource(pattern: string, version: Policy["version"]): PreparedResource {
  if (/^\*+$/.test(pattern)) return "all";
  const template = readTemplate(pattern, version, true);
  const tokens = withoutVariables(template);
  if (tokens === null) return { template, last: null };
  const [only] = tokens;
  if (tokens.length === 1 && typeof only === "string" && splitArn(only)) return { exact: only };
  return { glob: resourceGlob(tokens) };
}

/** AWS takes ARNs that end early: what is missing matches anything. */
function resourceGlob(tokens: readonly Token[]): ArnGlob {
  return arnGlob(tokens) ?? openArnGlob(tokens);
}

/** Of an action in lower case. */
export function actionMatches(prepared: PreparedStatement, action: string): boolean {
  for (const glob of prepared.actions) if (globMatches(glob, action)) return !prepared.statement.action.not;
  return prepared.statement.action.not;
}

/**
 * Whether the statement is about the resource; maybe: a variable is not known. A pattern whose variable is not in the request
 * matches nothing, and excepts nothing either: with NotResource too, the statement is then not about the resource.
 */
export function resourceMatches(prepared: PreparedStatement, ask: Ask): Truth {
  const { resource } = prepared.statement;
  if (resource === null) return YES;
  let matched: Truth = NO;
  for (const pattern of prepared.resources) {
    const matches = oneResourceMatches(pattern, ask);
    if (matches === null) {
      if (resource.not) return NO;
      continue;
    }
    if (matches === YES) return resource.not ? NO : YES;
    if (matches === MAYBE) matched = MAYBE;
  }
  return matched === MAYBE ? MAYBE : resource.not ? YES : NO;
}

function oneResourceMatches(pattern: PreparedResource, ask: Ask): Truth | null {
  if (pattern === "all") return YES;
  // An action that takes no resource is asked of `*`, which no ARN matches.
  if ("exact" in pattern) return pattern.exact === ask.question.resource ? YES : NO;
  if ("glob" in pattern) return ask.resource !== null && partsMatch(pattern.glob, ask.resource) ? YES : NO;
  const tokens = fill(pattern.template, ask.question.context);
  if (tokens === "absent") return null;
  if (ask.resource === null) return NO;
  if (tokens !== "unknown") return partsMatch(filledGlob(pattern, tokens), ask.resource) ? YES : NO;
  // Whatever it stands for may hold colons too.
  const open = compileGlob(pattern.template.map((piece) => (isVariable(piece) ? MANY : piece)));
  return globMatches(open, ask.question.resource) ? MAYBE : NO;
}

function filledGlob(pattern: FilledResource, tokens: readonly Token[]): ArnGlob {
  const { last } = pattern;
  if (last?.tokens.length === tokens.length && last.tokens.every((token, index) => token === tokens[index]))
    return last.glob;
  const glob = resourceGlob(tokens);
  pattern.last = { tokens, glob };
  return glob;
}
