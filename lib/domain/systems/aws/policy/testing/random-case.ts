import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import type { PolicySet, Principal } from "../policy.ts";
import { randomCondition, randomContext } from "./random-condition.ts";
import { HOME, principalNames, randomPrincipal, TARGETS } from "./random-request.ts";

/** A request and the policies that have a say, as documents. */
export interface PolicyCase {
  principal: Principal;
  action: string;
  resource: string;
  resourceAccount: string;
  context: Record<string, string | string[]>;
  documents: Documents;
}

export type Documents = {
  [Type in keyof PolicySet]: Type extends "scps" | "rcps"
    ? JsonObject[][] | null
    : Type extends "identity" | "session"
      ? JsonObject[] | null
      : JsonObject | null;
};

/** Policies around one request, so that each of them may be what decides it. */
export function randomCase(draw: Draw): PolicyCase {
  const target = draw.one(TARGETS);
  const principal = randomPrincipal(draw, target.policied);
  const own = principal.account !== null;
  const context = randomContext(draw);
  const drawn = { draw, principal, context, ...target };
  const levels = (type: "scps" | "rcps") =>
    Array.from({ length: 1 + Math.floor(draw.unit() * 2) }, () => [document(drawn, type)]);
  return {
    principal,
    action: target.action,
    resource: target.resource,
    resourceAccount: HOME,
    context,
    documents: {
      identity: own ? Array.from({ length: draw.chance(0.2) ? 2 : 1 }, () => document(drawn, "identity")) : [],
      boundary: own && draw.chance(0.2) ? document(drawn, "boundary") : null,
      session: principal.kind === "role" && draw.chance(0.2) ? [document(drawn, "session")] : null,
      scps: own && draw.chance(0.25) ? levels("scps") : null,
      rcps: target.policied && draw.chance(0.2) ? levels("rcps") : null,
      resource:
        target.policied && (principal.account !== HOME || target.action === "sts:AssumeRole" || draw.chance(0.5))
          ? document(drawn, "resource")
          : null,
    },
  };
}

interface Drawn {
  draw: Draw;
  context: PolicyCase["context"];
  principal: Principal;
  action: string;
  resource: string;
  other: string;
}

function document(drawn: Drawn, type: keyof PolicySet): JsonObject {
  const { draw } = drawn;
  const statements: JsonObject[] = [];
  if (type === "rcps") statements.push(statement(drawn, type, "Deny"));
  else {
    statements.push(statement(drawn, type, "Allow"));
    if (draw.chance(0.25)) statements.push(statement(drawn, type, "Allow"));
    if (draw.chance(0.42)) statements.push(statement(drawn, type, "Deny"));
  }
  return { Version: "2012-10-17", Statement: statements };
}

function statement(drawn: Drawn, type: keyof PolicySet, effect: "Allow" | "Deny"): JsonObject {
  const { draw } = drawn;
  const wide = effect === "Allow" ? 0.94 : 0.88;
  const conditions = draw.chance(effect === "Allow" ? 0.72 : 0.97) ? randomCondition(draw, drawn.context) : {};
  return {
    Effect: effect,
    ...(type === "resource" ? principalElement(drawn) : type === "rcps" ? { Principal: "*" } : {}),
    ...actionElement(drawn, type, draw.chance(wide)),
    ...(type === "resource" && drawn.action === "sts:AssumeRole"
      ? {}
      : resourceElement(drawn, type, draw.chance(wide))),
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}

function actionElement({ draw, action }: Drawn, type: keyof PolicySet, matching: boolean): JsonObject {
  const [service = "", name = ""] = action.split(":");
  // RCPs take no NotAction, and only some services.
  if (type !== "rcps" && draw.chance(0.15))
    return { NotAction: matching ? ["glue:*", "ssm:Get*"] : `${service}:${name.slice(0, 3)}*` };
  if (!matching) return { Action: draw.one([`${service}:Tag*`, "glue:GetJob", `${service}:${name}X`]) };
  const patterns = [
    action,
    `${service}:*`,
    `${service}:${name.slice(0, 3)}*`,
    `${service}:?${name.slice(1)}`,
    `${service}:${name.toLowerCase()}`,
  ];
  const wide = type === "resource" || type === "rcps" ? patterns : [...patterns, "*"];
  return { Action: draw.chance(0.3) ? ["glue:GetJob", draw.one(wide)] : draw.one(wide) };
}

function resourceElement({ draw, resource, other }: Drawn, type: keyof PolicySet, matching: boolean): JsonObject {
  if (type !== "rcps" && draw.chance(0.15)) return { NotResource: matching ? other : draw.one([resource, "*"]) };
  if (!matching) return { Resource: [other, `${other}/\${aws:PrincipalTag/team}`] };
  if (resource === "*") return { Resource: "*" };
  const last = resource.length - 1;
  const patterns = [
    resource,
    "*",
    `${resource.slice(0, last)}*`,
    `${resource.slice(0, last)}?`,
    variablePattern(resource),
  ];
  return { Resource: draw.chance(0.3) ? [other, draw.one(patterns)] : draw.one(patterns) };
}

/** With a variable that most requests have, but not of this value; the default fits where it is absent. */
function variablePattern(resource: string): string {
  return resource.replace("team", "${aws:PrincipalTag/squad, 'team'}");
}

function principalElement({ draw, principal }: Drawn): JsonObject {
  if (principal.kind === "service" && draw.chance(0.7))
    return { Principal: { Service: draw.one([principal.arn, "ecs.amazonaws.com"]) } };
  const names = principalNames(principal);
  const aws = draw.chance(0.2) ? draw.some(names, 2) : draw.one(names);
  // NotPrincipal and everybody is nobody, which AWS refuses.
  if (aws !== "*" && draw.chance(0.12)) return { NotPrincipal: { AWS: aws } };
  return { Principal: aws === "*" && draw.chance(0.5) ? "*" : { AWS: aws } };
}
