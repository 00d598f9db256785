import type { JsonObject } from "../../../../facts/json.ts";
import type { Listing, PolicyFacts } from "../../../system.ts";
import { permissions } from "../answer.ts";

/** The account of the role that asks. */
export const ACCOUNT = "111122223333";
export const ROLE = `aws:aws:${ACCOUNT}:role/deploy`;
export const ARN = `arn:aws:iam::${ACCOUNT}:role/deploy`;

/** Statements. */
export const allow = (Action: string | string[], Resource = "*", more: JsonObject = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
export const deny = (Action: string, Resource = "*") => ({ Effect: "Deny", Action, Resource });

/** Policies by name, each with what it is attached to. */
export interface World {
  policies?: Record<string, { kind?: string; target?: string; statements: JsonObject[] | null }>;
  account?: JsonObject | null;
  unread?: Listing[];
  boundary?: string;
  /** Customer keys of secrets, by ARN. */
  keys?: Record<string, string>;
  labels?: JsonObject;
}

/** What accounts are. */
export const IN_ORGANIZATION = {
  id: ACCOUNT,
  units: [{ id: "r-1", name: "Root" }],
  organization: "o-1",
  management: false,
};
const ALONE = { id: ACCOUNT, units: [], organization: null, management: false };

function factsOf({
  policies = {},
  account = ALONE,
  unread = [],
  boundary,
  labels = {},
  keys = {},
}: World): PolicyFacts {
  const entries = Object.entries(policies);
  const alias = (name: string) => `aws:aws:managed-policy:${ACCOUNT}/${name}`;
  const read = ["authorization-details", "organization-policies", "secrets", "keys", "repositories"].map((kind) => ({
    kind,
    scope: `account/${ACCOUNT}`,
    complete: true,
    reason: "",
  }));
  return {
    documents: entries.flatMap(([name, { statements }]) =>
      statements
        ? [
            {
              kind: "managed-policy",
              alias: alias(name),
              name,
              content: { document: { Version: "2012-10-17", Statement: statements } },
            },
          ]
        : [],
    ),
    attachments: entries.map(([name, { kind = "attached", target = ARN }]) => ({
      content: { kind, target, of: alias(name) },
    })),
    identities: [
      { kind: "role", alias: ROLE, content: { arn: ARN, labels, ...(boundary === undefined ? {} : { boundary }) } },
    ],
    storedCopies: Object.entries(keys).map(([arn, key]) => ({ content: { arn, key } })),
    platform: account ? [{ kind: "account", content: account }] : [],
    listings: [...read.filter(({ kind }) => unread.every((one) => one.kind !== kind)), ...unread],
    fromServer: true,
  };
}

/** The answer, and the sentences it is because of. */
export function ask(world: World, question: JsonObject, key = ROLE) {
  const answer = permissions(factsOf(world))(key, question);
  if ("fault" in answer) return answer.fault;
  return [answer.allowed, ...answer.because.map(({ sentence }) => sentence)];
}

/** Something to ask. */
export const CREATE_USER = { action: "iam:CreateUser", resource: `arn:aws:iam::${ACCOUNT}:user/x` };
