import type { Json, JsonObject } from "../../facts/json.ts";
import type { AccessSentence, GrantScope, GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument } from "../system.ts";
import { listOf, objectOf, textOf } from "../content.ts";
import { readAlias } from "./aliases.ts";

/** What an App or a token may do: each permission as GitHub names it, and on which repositories. */
export function permissionGrants({ attachment, document }: AttachedDocument): GrantView[] {
  const { alias, content } = attachment;
  const scope = scopeOf(content);
  const owner = readAlias(alias)?.owner ?? "the organization";
  const frame = {
    scope,
    resourceNames: [],
    nonResourceUrls: [],
    dangling: false,
    because: {
      binding: {
        kind: content.attachment === "app-access" ? "installation" : "token",
        name: nameOf(content),
        key: alias,
      },
      role: { kind: "permissions", name: nameOf(content), key: document?.alias ?? "" },
      via: null,
      rule: null,
    },
  };
  if (!document) {
    const words = `unknown: its permissions in ${owner} were not read`;
    return [{ ...frame, words, verbs: [], resources: [], unread: true }];
  }
  return permissionsOf(document.content).map(({ path, resource, level }) => ({
    ...frame,
    scope: isOfOrganization(resource) ? ORGANIZATION : scope,
    words: `${level} \`${resource}\` ${placeWords(resource, scope, content, owner)}`,
    verbs: [level],
    resources: [resource],
    unread: false,
    because: { ...frame.because, rule: { words: resource, path } },
  }));
}

/** Deeds that lead further than what a permission is called: what it makes whoever has it. */
const GRAVE: Record<string, Record<string, string>> = {
  administration: { write: "change settings, collaborators and deploy keys" },
  organization_administration: { write: "change the settings of the organization" },
  members: { write: "add people to the organization and make them its owners" },
  organization_custom_roles: { write: "change what roles of the organization may do" },
  contents: { write: "push to branches and tags" },
  workflows: { write: "change workflow files" },
  secrets: { write: "replace secrets of repositories" },
  organization_secrets: { write: "replace secrets of the organization" },
  environments: { write: "change environments and what protects them" },
  actions: { write: "start, cancel and approve runs" },
  organization_self_hosted_runners: { write: "add runners to the organization" },
  organization_hooks: { write: "send the organization's events elsewhere" },
  packages: { write: "publish packages" },
};

/** What of its permissions is dangerous, in words. */
export function permissionAccess({ attachment, document }: AttachedDocument): AccessSentence[] {
  const { alias, content } = attachment;
  const owner = readAlias(alias)?.owner ?? "the organization";
  const scope = scopeOf(content);
  return permissionsOf(document?.content ?? {}).flatMap(({ resource, level }) => {
    const deed = Object.hasOwn(GRAVE, resource) ? GRAVE[resource]?.[level === "admin" ? "write" : level] : undefined;
    if (deed === undefined) return [];
    const place = deed.includes("organization") ? "" : ` ${placeWords(resource, scope, content, owner)}`;
    return [
      { risk: resource, words: `${deed}${place}`, because: `because it has the permission \`${resource}: ${level}\`` },
    ];
  });
}

/** Order of the dangerous ones, the gravest first. */
export const PERMISSION_RISKS: readonly string[] = Object.keys(GRAVE);

export interface Permission {
  path: string[];
  resource: string;
  level: string;
}

/** Permissions of an App stand in one map; those of a token in one for the organization and one for repositories. */
export function permissionsOf(content: JsonObject): Permission[] {
  return Object.entries(objectOf(content.permissions)).flatMap(([name, value]): Permission[] => {
    if (typeof value === "string") return [{ path: ["permissions", name], resource: name, level: value }];
    return Object.entries(objectOf(value)).flatMap(([resource, level]) =>
      typeof level === "string" ? [{ path: ["permissions", name, resource], resource, level }] : [],
    );
  });
}

const ORGANIZATION: GrantScope = { kind: "organization", name: null };

/** Says whether a permission holds in the organization itself, whatever repositories are selected. */
export function isOfOrganization(resource: string): boolean {
  return resource.startsWith("organization_") || resource === "members";
}

function scopeOf(content: JsonObject): GrantScope {
  const known = knownOf(content.repositories);
  const [only] = known ?? [];
  if (known?.length === 1 && only !== undefined) return { kind: "repository", name: only };
  return ORGANIZATION;
}

/** Which repositories it holds for; where they are not known that is said, never left out as none. */
function placeWords(resource: string, scope: GrantScope, content: JsonObject, owner: string): string {
  if (isOfOrganization(resource)) return `in ${owner}`;
  if (content.selection === "all") return `in every repository of ${owner}`;
  if (content.selection === "none") return `in no repository of ${owner}`;
  const known = knownOf(content.repositories);
  if (!known) return `in repositories of ${owner} that GitHub does not name`;
  return scope.name === null ? `in ${known.length} repositories of ${owner}` : `in ${scope.name}`;
}

function knownOf(repositories: Json | undefined): string[] | null {
  const { known } = objectOf(repositories);
  return Array.isArray(known) ? listOf(known).map((one) => textOf(objectOf(one).name)) : null;
}

function nameOf(content: JsonObject): string {
  return textOf(content.app) || textOf(content.token);
}
