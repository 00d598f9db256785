import type { JsonObject } from "#lib/domain/facts/json.ts";
import { account, allow, role, roleBinding } from "./access.ts";
import { serviceAccount, tokenSecret } from "./accounts.ts";
import { changed, type DaysAgo, type Entry } from "./entry.ts";
import type { Team } from "./organization.ts";

const BORN = 800;

const TEMPLATE_RULES = [
  allow("get list watch create update patch", "deployments statefulsets", { group: "apps" }),
  allow("get list watch create update patch", "cronjobs jobs", { group: "batch" }),
  allow("get list watch create update patch", "services configmaps"),
  allow("get list watch", "pods pods/log events"),
];

interface DeployOptions {
  team: Team;
  /** Pipelines that still carry a token instead of a cloud role: when the token was last used. */
  token?: DaysAgo;
  /** The two that have grown: since when, and by what. */
  grown?: { at: DaysAgo; by: JsonObject[] };
}

/** Story 9: the deploy account every product namespace got from one template. */
export function deployAccount(namespace: string, { team, token, grown }: DeployOptions): Entry[] {
  const labels = { "tickets.example/template": "deploy-v2" };
  const template = role("deploy", { born: BORN, labels, rules: TEMPLATE_RULES });
  const tokens = token === undefined ? [] : [tokenSecret("deploy-token", "deploy", { born: 790, lastUsed: token })];
  return [
    serviceAccount("deploy", { born: BORN, labels, team }),
    ...(grown ? changed(template, { at: grown.at, to: grow(template, grown.by) }) : [template]),
    roleBinding("deploy", { born: BORN, labels, grants: "Role/deploy", to: [account(`${namespace}/deploy`)] }),
    ...tokens,
  ];
}

function grow(template: Entry, by: JsonObject[]): Entry {
  return { ...template, body: { rules: [...TEMPLATE_RULES, ...by] } };
}
