import type { JsonObject } from "../../facts/json.ts";
import type { GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument, Itself, System } from "../system.ts";
import { objectOf, textOf as text } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";
import { permissionGrants } from "./permission-grants.ts";
import { whileHalted } from "./halted.ts";
import { UNREAD, jobToken } from "./job-token.ts";
import { loginWords } from "./login-words.ts";
import { isOrganizationRole, organizationRoleGrants } from "./organization-role-grants.ts";
import { scopeGrants } from "./token-scopes.ts";
import type { GivenPermissions } from "./workflows/document.ts";
import type { Identity } from "./workflows/identity.ts";

/**
 * What the jobs of a workflow may do, with the token of the run and as whom their steps sign in: one row for each permission
 * and each sign-in, with the job and the line. Of an App or a token its permissions, of a classic token its scopes, of a team
 * or a person what their roles of the organization allow.
 */
export const grants: System["grants"] = (alias, attached, _memberships, _listed, itself = UNREAD) => {
  const own = readAlias(alias)?.kind === "classic-token" ? scopeGrants(alias, itself.identity) : [];
  const all = [...own, ...attached.flatMap((one) => grantsOf(one, itself))];
  return whileHalted(itself.identity, all).toSorted((one, other) => rankOf(one) - rankOf(other));
};

const RANKS = ["sign-in", "write", "read"];

/** What leads further stands first; what is not known stands before what only reads. */
function rankOf({ verbs: [verb] }: GrantView): number {
  return verb === undefined ? 1.5 : RANKS.indexOf(verb);
}

function grantsOf(attached: AttachedDocument, itself: Itself): GrantView[] {
  const { alias, content } = attached.attachment;
  if (isPermissions(content)) return permissionGrants(attached);
  if (isOrganizationRole(content)) return organizationRoleGrants(attached);
  if (content.login !== undefined) return [loginGrant(alias, content)];
  if (content.token !== undefined) return tokenGrants(alias, content, itself);
  return [];
}

/** Says whether an attachment gives an App or a token its permissions. */
export function isPermissions({ attachment }: JsonObject): boolean {
  return attachment === "app-access" || attachment === "token-access";
}

function tokenGrants(alias: string, content: JsonObject, itself: Itself): GrantView[] {
  const permissions = content.token as unknown as GivenPermissions | null;
  const given = jobToken(alias, { permissions, call: null }, itself);
  const frame = frameOf(alias, content);
  const { name } = frame.scope;
  if (given.value === null) {
    const words = `unknown: what the token of the job may do in ${name} the file does not say, and ${given.because}`;
    return [{ ...frame, words, verbs: [], resources: [], unread: true }];
  }
  const { by, line, proof } = given;
  const rule = { words: by, ...(line === null ? {} : { line }), path: proof?.path ?? ["token", "value"] };
  const role = proof ? { kind: "settings", name: by, key: proof.key } : frame.because.role;
  const because = { ...frame.because, role, rule };
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
      because: { ...because, rule: { ...rule, path: proof ? proof.path : [...rule.path, resource] } },
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
  const job = `${text(content.workflow)}#${text(content.job)}`;
  const branch = text(content.branch);
  return `${alias.slice(0, end)}:${branch === "" ? `workflow-job:${job}` : `branch-job:${branch}:${job}`}`;
}
