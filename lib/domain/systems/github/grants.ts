import type { JsonObject } from "../../facts/json.ts";
import type { GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument, System } from "../system.ts";
import { objectOf, textOf as text } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";
import { permissionGrants } from "./permission-grants.ts";
import { loginWords } from "./login-words.ts";
import { scopeGrants } from "./token-scopes.ts";
import type { GivenPermissions } from "./workflows/document.ts";
import type { Identity } from "./workflows/identity.ts";

/**
 * What the jobs of a workflow may do, with the token of the run and as whom their steps sign in: one row for each permission
 * and each sign-in, with the job and the line. Of an App or a token its permissions, of a classic token its scopes.
 */
export const grants: System["grants"] = (alias, attached, _memberships, _listed, itself) => {
  const own = readAlias(alias)?.kind === "classic-token" ? scopeGrants(alias, itself?.identity ?? null) : [];
  return [...own, ...attached.flatMap(grantsOf)].toSorted((one, other) => rankOf(one) - rankOf(other));
};

const RANKS = ["sign-in", "write", "read"];

/** What leads further stands first; what is not known stands before what only reads. */
function rankOf({ verbs: [verb] }: GrantView): number {
  return verb === undefined ? 1.5 : RANKS.indexOf(verb);
}

function grantsOf(attached: AttachedDocument): GrantView[] {
  const { alias, content } = attached.attachment;
  if (isPermissions(content)) return permissionGrants(attached);
  if (content.login !== undefined) return [loginGrant(alias, content)];
  if (content.token !== undefined) return tokenGrants(alias, content);
  return [];
}

/** Says whether an attachment gives an App or a token its permissions. */
export function isPermissions({ attachment }: JsonObject): boolean {
  return attachment === "app-access" || attachment === "token-access";
}

function tokenGrants(alias: string, content: JsonObject): GrantView[] {
  const given = content.token as unknown as GivenPermissions | null;
  const frame = frameOf(alias, content);
  const { name } = frame.scope;
  if (given === null) {
    const words = `unknown: what the token of the job may do in ${name} by default was not read`;
    return [{ ...frame, words, verbs: [], resources: [], unread: true }];
  }
  const rule = { words: `line ${given.line}`, line: given.line, path: ["token", "value"] };
  const because = { ...frame.because, rule };
  if (typeof given.value === "string") {
    const verb = given.value === "write-all" ? "write" : "read";
    return [
      {
        ...frame,
        because,
        words: `${verb} everything in ${name} with the job's token`,
        verbs: [verb],
        resources: ["*"],
      },
    ];
  }
  return Object.entries(given.value)
    .filter(([, level]) => level !== "none")
    .map(([resource, level]) => ({
      ...frame,
      because: { ...because, rule: { ...rule, path: [...rule.path, resource] } },
      words: tokenWords(resource, level, name ?? ""),
      verbs: [level],
      resources: [resource],
    }));
}

function tokenWords(resource: string, level: string, place: string): string {
  if (resource === "id-token") return `ask for OIDC tokens that name ${place}`;
  return `${level} \`${resource}\` in ${place} with the job's token`;
}

function loginGrant(alias: string, content: JsonObject): GrantView {
  const login = content.login as unknown as Identity;
  const frame = frameOf(alias, content);
  return {
    ...frame,
    words: loginWords(login),
    verbs: ["sign-in"],
    resources: [login.system],
    because: { ...frame.because, rule: { words: `line ${login.line}`, line: login.line, path: ["login"] } },
  };
}

function frameOf(alias: string, content: JsonObject): Omit<GrantView, "words" | "verbs" | "resources"> {
  const place = readAlias(alias);
  const job = text(content.job);
  const name = place ? placeName(place) : null;
  const role = content.login === undefined ? "permissions" : "step";
  const by = content.login === undefined ? text(content.workflow) : text(objectOf(content.login).by);
  return {
    scope: { kind: "repository", name },
    resourceNames: [],
    nonResourceUrls: [],
    because: {
      binding: { kind: "job", name: job, key: jobKey(alias, content) },
      role: { kind: role, name: by, key: alias },
      via: null,
      rule: null,
    },
    dangling: false,
    unread: false,
  };
}

/** Alias of the job that an attachment of it is about. */
function jobKey(alias: string, content: JsonObject): string {
  const end = alias.indexOf(":", alias.indexOf(":") + 1);
  return `${alias.slice(0, end)}:workflow-job:${text(content.workflow)}#${text(content.job)}`;
}
