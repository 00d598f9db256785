import type { JsonObject } from "#lib/domain/facts/json.ts";
import { parsePolicy } from "../parse-policy.ts";
import type { PolicySet, PolicySource, Principal, Question } from "../policy.ts";

interface Elements {
  principal?: string | JsonObject;
  /** Null: the element is left out. */
  resource?: string | null;
  condition?: JsonObject;
}

/** A statement as AWS has it, on everything unless a resource is named. */
export function allow(action: string, elements: Elements = {}): JsonObject {
  return statement("Allow", action, elements);
}

export function deny(action: string, elements: Elements = {}): JsonObject {
  return statement("Deny", action, elements);
}

function statement(effect: "Allow" | "Deny", action: string, elements: Elements): JsonObject {
  const { principal, resource = "*", condition } = elements;
  return {
    Effect: effect,
    Action: action,
    ...(resource === null ? {} : { Resource: resource }),
    ...(principal === undefined ? {} : { Principal: typeof principal === "string" ? { AWS: principal } : principal }),
    ...(condition ? { Condition: condition } : {}),
  };
}

interface Written {
  identity?: JsonObject[][];
  boundary?: JsonObject[];
  session?: JsonObject[][];
  scps?: JsonObject[][][];
  rcps?: JsonObject[][][];
  resource?: JsonObject[];
}

/** Policies as lists of their statements; their ids say where they stand. */
export function set(written: Written): PolicySet {
  const many = (type: string, policies: readonly JsonObject[][]) =>
    policies.map((statements, index) => source(`${type}-${index}`, statements));
  return {
    identity: many("identity", written.identity ?? []),
    boundary: written.boundary ? source("boundary", written.boundary) : null,
    session: written.session ? many("session", written.session) : null,
    scps: written.scps ? written.scps.map((level, index) => many(`scp-${index}`, level)) : null,
    rcps: written.rcps ? written.rcps.map((level, index) => many(`rcp-${index}`, level)) : null,
    resource: written.resource ? source("resource", written.resource) : null,
  };
}

export function source(id: string, statements: JsonObject[]): PolicySource {
  return { id, name: id, policy: parsePolicy({ Version: "2012-10-17", Statement: statements }) };
}

/** Of a request whose keys are not known, but for those given; null: known to be absent. */
export function question(
  principal: Principal,
  action: string,
  resource: string,
  context: Record<string, readonly string[] | null> = {},
): Question {
  const known = new Map(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));
  return { principal, action, resource, resourceAccount: "111122223333", context: known };
}

export function role(arn: string, session: string | null = null, account = "111122223333"): Principal {
  return { kind: "role", arn, account, session };
}

export function user(arn: string): Principal {
  return { kind: "user", arn, account: "111122223333" };
}

export function service(name: string): Principal {
  return { kind: "service", arn: name, account: null };
}
