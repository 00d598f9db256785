import type { JsonObject } from "../../facts/json.ts";
import type { AccessSentence, GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument } from "../system.ts";
import { listOf, textOf } from "../content.ts";
import { readAlias } from "./aliases.ts";

/** Roles that let their bearer push; GitHub's words, which base roles are made of. */
const PUSHES = new Set(["write", "maintain", "admin"]);

/** Says whether an attachment gives a team or a person a role of the organization. */
export function isOrganizationRole({ attachment }: JsonObject): boolean {
  return attachment === "organization-role-assignment";
}

/** What a role of the organization allows: its base role in every repository, and each permission as GitHub names it. */
export function organizationRoleGrants({ attachment, document }: AttachedDocument): GrantView[] {
  const { alias, content } = attachment;
  const owner = ownerOf(alias);
  const role = textOf(content.role);
  const [team] = content.assignment === "indirect" ? listOf(content.teams).map(textOf) : [];
  const frame = {
    scope: { kind: "organization" as const, name: null },
    resourceNames: [],
    nonResourceUrls: [],
    dangling: false,
    because: {
      binding: { kind: "organization role", name: role, key: alias },
      role: { kind: "permissions", name: role, key: document?.alias ?? "" },
      via: team === undefined ? null : { kind: "group" as const, name: team, everyone: false },
      rule: null,
    },
  };
  if (!document) {
    const words = `unknown: what the role ${role} allows in ${owner} was not read`;
    return [{ ...frame, words, verbs: [], resources: [], unread: true }];
  }
  const ruled = (words: string, path: string[]) => ({ ...frame.because, rule: { words, path } });
  const base = textOf(document.content.baseRole);
  const inRepositories: GrantView[] =
    base === ""
      ? []
      : [
          {
            ...frame,
            words: `the role \`${base}\` in every repository of ${owner}`,
            verbs: [PUSHES.has(base) ? "write" : "read"],
            resources: base === "admin" ? ["contents", "administration"] : ["contents"],
            unread: false,
            because: ruled(base, ["baseRole"]),
          },
        ];
  const permissions = listOf(document.content.permissions).map(textOf);
  const inOrganization = permissions.map((permission, index) => ({
    ...frame,
    words: `\`${permission}\` in ${owner}`,
    verbs: [/^(?:read|view)_/.test(permission) ? "read" : "write"],
    resources: [permission],
    unread: false,
    because: ruled(permission, ["permissions", String(index)]),
  }));
  return [...inRepositories, ...inOrganization];
}

/** What of it leads further than the organization meant for a member. */
export function organizationRoleAccess({ attachment, document }: AttachedDocument): AccessSentence[] {
  const base = textOf(document?.content.baseRole);
  const owner = ownerOf(attachment.alias);
  const because = `because it has the organization role \`${textOf(attachment.content.role)}\``;
  return [
    ...(base === "admin"
      ? [
          {
            risk: "administration",
            words: `change settings, collaborators and deploy keys in every repository of ${owner}`,
            because,
          },
        ]
      : []),
    ...(PUSHES.has(base)
      ? [{ risk: "contents", words: `push to branches and tags in every repository of ${owner}`, because }]
      : []),
    ...(listOf(document?.content.permissions).includes("write_organization_custom_org_role")
      ? [{ risk: "organization_custom_roles", words: "change what roles of the organization may do", because }]
      : []),
  ];
}

function ownerOf(alias: string): string {
  return readAlias(alias)?.owner ?? "the organization";
}
