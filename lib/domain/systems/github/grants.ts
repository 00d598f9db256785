import type { JsonObject } from "../../facts/json.ts";
import type { AccessSentence, GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument, System } from "../system.ts";
import { objectOf, textOf as text } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";
import { PERMISSION_RISKS, permissionAccess, permissionGrants } from "./permission-grants.ts";
import { loginWords } from "./login-words.ts";
import type { GivenPermissions } from "./workflows/document.ts";
import type { Identity } from "./workflows/identity.ts";

/**
 * What the jobs of a workflow may do, with the token of the run and as whom their steps sign in: one row for each permission
 * and each sign-in, with the job and the line. Of an App or a token its permissions.
 */
export const grants: System["grants"] = (_alias, attached) => attached.flatMap(grantsOf);

function grantsOf(attached: AttachedDocument): GrantView[] {
  const { alias, content } = attached.attachment;
  if (isPermissions(content)) return permissionGrants(attached);
  if (content.login !== undefined) return [loginGrant(alias, content)];
  if (content.token !== undefined) return tokenGrants(alias, content);
  return [];
}

function isPermissions({ attachment }: JsonObject): boolean {
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
  const rule = { words: `line ${given.line}`, path: ["token", "value"] };
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
  return `${level} ${resource.replaceAll("-", " ")} in ${place} with the job's token`;
}

function loginGrant(alias: string, content: JsonObject): GrantView {
  const login = content.login as unknown as Identity;
  const frame = frameOf(alias, content);
  return {
    ...frame,
    words: loginWords(login),
    verbs: ["sign-in"],
    resources: [login.system],
    because: { ...frame.because, rule: { words: `line ${login.line}`, path: ["login"] } },
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

const GRAVE_WRITES: Record<string, string> = {
  contents: "push to branches and tags",
  actions: "start, cancel and approve runs",
  packages: "publish packages",
  deployments: "create deployments",
  attestations: "vouch for artifacts",
};

/** What of it leads further than the run: signing in elsewhere, publishing, changing code. */
export const access: System["access"] = (alias, attached) => {
  const found: AccessSentence[] = attached.flatMap((one) => {
    const { content } = one.attachment;
    if (isPermissions(content)) return permissionAccess(one);
    if (content.login === undefined) return writesOf(alias, content);
    const login = content.login as unknown as Identity;
    const because = `because the job \`${text(content.job)}\` does so by \`${login.by}\`, line ${login.line}`;
    return [
      {
        risk: login.literal ? "literal" : login.static ? "stored-credential" : "sign-in",
        words: loginWords(login),
        because,
      },
    ];
  });
  const unique = new Map(found.toReversed().map((one) => [one.words, one]));
  return [...unique.values()].toReversed().toSorted((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
};

const RISKS = [...PERMISSION_RISKS, "literal", "write-all", "stored-credential", "sign-in", "write"];

function writesOf(alias: string, content: JsonObject): AccessSentence[] {
  const given = content.token as unknown as GivenPermissions | null | undefined;
  const place = readAlias(alias);
  if (!given || !place) return [];
  const name = placeName(place);
  const because = `because the job \`${text(content.job)}\` gets a token that may, by line ${given.line}`;
  if (given.value === "write-all") return [{ risk: "write-all", words: `change everything in \`${name}\``, because }];
  if (typeof given.value === "string") return [];
  return Object.entries(given.value).flatMap(([resource, level]) => {
    const deed = Object.hasOwn(GRAVE_WRITES, resource) && level === "write" ? GRAVE_WRITES[resource] : undefined;
    return deed === undefined ? [] : [{ risk: "write", words: `${deed} of \`${name}\``, because }];
  });
}
