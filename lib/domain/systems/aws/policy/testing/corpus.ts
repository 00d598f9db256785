import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS } from "#collectors/shared/testing/corpus.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Principal } from "../policy.ts";
import type { PolicyCase } from "./random-case.ts";

/** Where the cases of iam-simulate lie; absent for most who run these tests. */
export const CASES = join(CORPUS, "aws/iam-simulate-cases");

export const hasCorpus = existsSync(CASES);

/** A case that iam-simulate's authors wrote, with what they expect. */
export interface CorpusCase {
  file: string;
  name: string;
  asked: PolicyCase;
  allowed: boolean;
  /** In this mode, iam-simulate allows what it would allow under some conditions. */
  discovery: boolean;
  /** In discovery: whether the key is as the case says, or absent. */
  known: (key: string) => boolean;
  /** What it asks that is not asked here; null: nothing. */
  beyond: "patterns of resources" | "policies of VPC endpoints" | null;
}

interface Constraint {
  keyName: string;
  presenceIsKnown: boolean;
  valueIsKnown: boolean;
}

interface Written {
  name: string;
  request: {
    action: string;
    resource: { resource: string; accountId: string };
    principal: string | { type: string };
    context?: PolicyCase["context"];
    contextVariables?: PolicyCase["context"];
  };
  identityPolicies?: JsonObject[];
  permissionBoundaries?: JsonObject[];
  permissionBoundaryPolicies?: JsonObject[];
  serviceControlPolicies?: { policies: JsonObject[] }[];
  resourceControlPolicies?: { policies: JsonObject[] }[];
  resourcePolicy?: JsonObject | null;
  sessionPolicy?: JsonObject;
  endpointPolicies?: JsonObject[];
  simulation?: { discoveryContextKeyConstraints?: Constraint[] };
  expected: {
    resultType?: string;
    response?: string;
    overallResult?: string;
    ignoredConditions?: unknown;
    ignoredRoleSessionName?: boolean;
  };
}

export function corpusCases(): CorpusCase[] {
  return readdirSync(CASES).flatMap((file) => {
    const cases = JSON.parse(readFileSync(join(CASES, file), "utf8")) as (Written & {
      simulation?: Partial<Written>;
    })[];
    return cases.map((one) =>
      readCase(file.replace(/^.*?Tests__/, ""), {
        ...one,
        ...one.simulation,
        name: one.name,
        simulation: one.simulation,
      }),
    );
  });
}

function readCase(file: string, written: Written): CorpusCase {
  const { request, expected } = written;
  const boundary = written.permissionBoundaries?.[0] ?? written.permissionBoundaryPolicies?.[0];
  const levels = (all: Written["serviceControlPolicies"]) => all?.map((level) => level.policies.map(document)) ?? null;
  const scps = levels(written.serviceControlPolicies);
  return {
    file,
    name: written.name,
    asked: {
      principal: principalOf(request.principal),
      action: request.action,
      resource: request.resource.resource,
      resourceAccount: request.resource.accountId,
      context: request.context ?? request.contextVariables ?? {},
      documents: {
        identity: (written.identityPolicies ?? []).map(document),
        boundary: boundary ? document(boundary) : null,
        session: written.sessionPolicy ? [document(written.sessionPolicy)] : null,
        // No levels: no organization.
        scps: scps?.length === 0 ? null : scps,
        rcps: levels(written.resourceControlPolicies),
        resource: written.resourcePolicy ?? null,
      },
    },
    allowed: (expected.response ?? expected.overallResult) === "Allowed",
    discovery: file.includes("iscovery") || "ignoredConditions" in expected || "ignoredRoleSessionName" in expected,
    known: knownKey(written),
    beyond: beyond(file, written),
  };
}

function beyond(file: string, { request, endpointPolicies, expected }: Written): CorpusCase["beyond"] {
  if (endpointPolicies) return "policies of VPC endpoints";
  const { resource } = request.resource;
  const pattern = file.startsWith("resourceWildcards__request") || expected.resultType === "wildcard";
  return resource.includes("*") && (pattern || resource.length > 1) ? "patterns of resources" : null;
}

/** Of keys by name, or by expression between slashes. */
function knownKey(written: Written): (key: string) => boolean {
  const constraints = written.simulation?.discoveryContextKeyConstraints ?? [];
  const known = constraints.filter(({ presenceIsKnown, valueIsKnown }) => presenceIsKnown && valueIsKnown);
  const patterns = known.map(({ keyName }) => new RegExp(`^${keyName.replace(/^\/\^?|\$?\/$/g, "")}$`, "i"));
  return (key) => patterns.some((pattern) => pattern.test(key));
}

/** Policies stand with their names, or alone. */
function document(written: JsonObject): JsonObject {
  return (written["policy"] ?? written) as JsonObject;
}

function principalOf(written: string | { type: string }): Principal {
  if (typeof written !== "string") return { kind: "anonymous", arn: "*", account: null };
  const [, partition, , , account = null, resource = ""] = written.split(":");
  const [kind, name = "", session = ""] = resource.split("/");
  if (account === null) return { kind: "service", arn: written, account };
  if (kind === "root") return { kind, arn: written, account };
  if (kind === "assumed-role")
    return { kind: "role", arn: `arn:${partition}:iam::${account}:role/${name}`, account, session };
  if (kind === "role") return { kind, arn: written, account, session: null };
  return { kind: kind?.endsWith("-provider") ? "federated" : "user", arn: written, account };
}
