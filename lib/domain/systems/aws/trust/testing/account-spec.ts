import type { Json, JsonObject } from "../../../../facts/json.ts";
import { principalAlias, thingAlias } from "../../aliases.ts";
import { worldOf } from "../world-of.ts";
import type { Listed, World } from "../world.ts";
import type { WorldFacts } from "../world-facts.ts";

/** `iam:PassRole` on everything, or `iam:PassRole on arn:…`; actions and resources parted by commas. */
type Line = string;

/** A principal in few words; what is left out is not there. */
export interface PrincipalSpec {
  path?: string;
  allow?: Line[];
  deny?: Line[];
  /** Whole statements, where lines do not do. */
  statements?: JsonObject[];
  /** Names of managed policies of the account, or ARNs of AWS' own. */
  managed?: string[];
  /** Actions that the boundary allows. */
  boundary?: Line[];
  tags?: Record<string, string>;
}

export interface RoleSpec extends PrincipalSpec {
  /** Services (`lambda.amazonaws.com`), ARNs, accounts, `*`; or statements. */
  trust?: string | string[] | JsonObject | JsonObject[];
}

export interface AccountSpec {
  organization?: string;
  units?: string[];
  management?: boolean;
  /** Only named: nothing of it was read. */
  unread?: boolean;
  roles?: Record<string, RoleSpec>;
  users?: Record<string, PrincipalSpec & { groups?: string[]; password?: boolean }>;
  groups?: Record<string, PrincipalSpec>;
  managed?: Record<string, Line[] | JsonObject>;
  /** Statements of SCPs on the account itself; beside them everything is allowed. */
  scp?: JsonObject[];
  rcp?: JsonObject[];
  oidc?: Record<string, string[]>;
  saml?: string[];
  /** Kind of what runs as a role, its name, the role's name. */
  consumers?: [string, string, string][];
  secrets?: string[];
  /** Secrets under a key of the customer's. */
  sealed?: string[];
  parameters?: string[];
  /** Statements of the policies of secrets, by name; and of the key that those of `sealed` are under. */
  secretPolicies?: Record<string, JsonObject[]>;
  keyPolicy?: JsonObject[];
}

/** Accounts by their ids. */
export type OrganizationSpec = Record<string, AccountSpec>;

/** When the worlds of tests were read. */
export const READ_AT = "2026-11-21T12:00:00Z";

/** The world that the collector's facts of these accounts would make. */
export function worldFrom(spec: OrganizationSpec): World {
  return worldOf(factsFrom(spec));
}

/** The facts themselves. */
export function factsFrom(spec: OrganizationSpec): WorldFacts {
  const facts: Facts = {
    identities: [],
    documents: [],
    attachments: [],
    resources: [],
    consumers: [],
    storedCopies: [],
    credentials: [],
  };
  for (const [id, account] of Object.entries(spec)) addAccount(facts, id, account);
  const read = (_: Listed, account: string) => spec[account] !== undefined && !spec[account].unread;
  return { partition: "aws", at: READ_AT, ...facts, read };
}

interface Facts {
  identities: { kind: string; alias: string; content: JsonObject }[];
  documents: { kind: string; alias: string; name: string; content: JsonObject }[];
  attachments: { content: JsonObject }[];
  resources: { kind: string; content: JsonObject }[];
  consumers: { kind: string; content: JsonObject }[];
  storedCopies: { kind: string; content: JsonObject }[];
  credentials: { kind: string; identity: string }[];
}

function addAccount(facts: Facts, id: string, spec: AccountSpec): void {
  const units = spec.organization === undefined ? null : (spec.units ?? ["r-root"]);
  facts.resources.push({
    kind: "account",
    content: {
      id,
      name: `account ${id}`,
      status: "ACTIVE",
      labels: {},
      units: units?.map((unit) => ({ id: unit, name: unit })) ?? null,
      organization: spec.organization ?? null,
      management: spec.management ?? (spec.organization === undefined ? null : false),
    },
  });
  for (const [kind, statements] of [
    ["scp", spec.scp],
    ["rcp", spec.rcp],
  ] as const) {
    if (!statements || !units) continue;
    const open = document(facts, kind, `${kind}/${id}/full`, [
      { Effect: "Allow", Action: "*", Resource: "*", ...(kind === "rcp" ? { Principal: "*" } : {}) },
    ]);
    for (const unit of units) attach(facts, kind, unit, open);
    attach(facts, kind, id, open);
    attach(facts, kind, id, document(facts, kind, `${kind}/${id}/own`, statements));
  }
  for (const [name, body] of Object.entries(spec.managed ?? {}))
    addManaged(facts, `arn:aws:iam::${id}:policy/${name}`, body);
  for (const [name, group] of Object.entries(spec.groups ?? {})) addPrincipal(facts, "group", id, name, group);
  for (const [name, user] of Object.entries(spec.users ?? {})) {
    const arn = addPrincipal(facts, "user", id, name, user);
    for (const group of user.groups ?? []) attach(facts, "member", arn, principalAlias("aws", id, "group", group));
    if (user.password)
      facts.credentials.push({ kind: "console-password", identity: principalAlias("aws", id, "user", name) });
  }
  for (const [name, role] of Object.entries(spec.roles ?? {})) {
    const arn = addPrincipal(facts, "role", id, name, role);
    attach(
      facts,
      "trust",
      arn,
      document(facts, "trust-policy", `${arn}#trust`, trustStatements(role.trust ?? "ec2.amazonaws.com")),
    );
  }
  for (const [host, clientIds] of Object.entries(spec.oidc ?? {})) {
    facts.resources.push({
      kind: "oidc-provider",
      content: {
        arn: `arn:aws:iam::${id}:oidc-provider/${host}`,
        url: `https://${host}`,
        clientIds,
        thumbprints: [],
        created: null,
      },
    });
  }
  for (const name of spec.saml ?? [])
    facts.resources.push({
      kind: "saml-provider",
      content: { arn: `arn:aws:iam::${id}:saml-provider/${name}`, created: null, validUntil: null },
    });
  for (const [kind, name, role] of spec.consumers ?? []) {
    facts.consumers.push({
      kind,
      content: { arn: consumerArn(kind, id, name), role: `arn:aws:iam::${id}:role/${role}` },
    });
  }
  for (const [names, key] of [
    [spec.secrets, null],
    [spec.sealed, `arn:aws:kms:eu-west-1:${id}:key/1`],
  ] as const) {
    for (const name of names ?? []) {
      const arn = `arn:aws:secretsmanager:eu-west-1:${id}:secret:${name}`;
      facts.storedCopies.push({ kind: "secret", content: { arn, key } });
      const policy = spec.secretPolicies?.[name];
      if (policy) attach(facts, "secret-policy", arn, document(facts, "secret-policy", `${arn}#policy`, policy));
    }
  }
  if (spec.keyPolicy) {
    const key = `arn:aws:kms:eu-west-1:${id}:key/1`;
    attach(facts, "key-policy", key, document(facts, "key-policy", `${key}#policy`, spec.keyPolicy));
  }
  for (const name of spec.parameters ?? [])
    facts.storedCopies.push({ kind: "parameter", content: { arn: `arn:aws:ssm:eu-west-1:${id}:parameter/${name}` } });
}

const CONSUMER_ARN: Record<string, string> = {
  "lambda-function": "lambda:eu-west-1:{id}:function:{name}",
  "ec2-instance": "ec2:eu-west-1:{id}:instance/{name}",
  "instance-profile": "iam::{id}:instance-profile/{name}",
  "ecs-task-definition": "ecs:eu-west-1:{id}:task-definition/{name}",
  "codebuild-project": "codebuild:eu-west-1:{id}:project/{name}",
};

function consumerArn(kind: string, id: string, name: string): string {
  return `arn:aws:${(CONSUMER_ARN[kind] ?? `${kind}:eu-west-1:{id}:{name}`).replace("{id}", id).replace("{name}", name)}`;
}

function addPrincipal(
  facts: Facts,
  kind: "role" | "user" | "group",
  id: string,
  name: string,
  spec: PrincipalSpec,
): string {
  const full = `${spec.path ?? ""}${name}`;
  const arn = `arn:aws:iam::${id}:${kind}/${full}`;
  facts.identities.push({
    kind,
    alias: principalAlias("aws", id, kind, full),
    content: { arn, path: `/${spec.path ?? ""}`, labels: spec.tags ?? {} },
  });
  const statements = [
    ...(spec.allow ?? []).map((line) => statementFrom("Allow", line)),
    ...(spec.deny ?? []).map((line) => statementFrom("Deny", line)),
    ...(spec.statements ?? []),
  ];
  if (statements.length > 0)
    attach(facts, "inline", arn, document(facts, "inline-policy", `${arn}#inline`, statements));
  for (const managed of spec.managed ?? []) {
    const of = managed.startsWith("arn:") ? managed : `arn:aws:iam::${id}:policy/${managed}`;
    attach(facts, "attached", arn, thingAlias("aws", "managed-policy", of));
  }
  if (spec.boundary) {
    attach(
      facts,
      "boundary",
      arn,
      document(
        facts,
        "managed-policy",
        `${arn}#boundary`,
        spec.boundary.map((line) => statementFrom("Allow", line)),
      ),
    );
  }
  return arn;
}

function addManaged(facts: Facts, arn: string, body: Line[] | JsonObject): void {
  const alias = thingAlias("aws", "managed-policy", arn);
  const content = Array.isArray(body)
    ? { Version: "2012-10-17", Statement: body.map((line) => statementFrom("Allow", line)) }
    : body;
  facts.documents.push({
    kind: "managed-policy",
    alias,
    name: arn.slice(arn.indexOf("/") + 1),
    content: { arn, managedBy: "customer", version: "v1", document: content },
  });
}

function document(facts: Facts, kind: string, alias: string, statements: JsonObject[]): string {
  facts.documents.push({
    kind,
    alias,
    name: alias,
    content: { arn: null, managedBy: null, version: null, document: { Version: "2012-10-17", Statement: statements } },
  });
  return alias;
}

function attach(facts: Facts, kind: string, target: string, of: string): void {
  facts.attachments.push({ content: { kind, target, of } });
}

/** `iam:PassRole,ec2:RunInstances on arn:…`. */
export function statementFrom(effect: "Allow" | "Deny", line: Line): JsonObject {
  const [actions = "", resources = "*"] = line.split(" on ");
  return { Effect: effect, Action: actions.split(","), Resource: resources.split(",") };
}

function trustStatements(trust: NonNullable<RoleSpec["trust"]>): JsonObject[] {
  if (typeof trust === "string") return trustStatements([trust]);
  if (!Array.isArray(trust)) return [trust];
  return trust.map((one): JsonObject =>
    typeof one === "string" ? { Effect: "Allow", Principal: principalFrom(one), Action: "sts:AssumeRole" } : one,
  );
}

function principalFrom(name: string): Json {
  if (name === "*") return "*";
  return name.endsWith(".amazonaws.com") ? { Service: name } : { AWS: name };
}
