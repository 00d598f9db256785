import type { JsonObject } from "../../facts/json.ts";
import type { Membership } from "../system.ts";
import { textOf, textsOf } from "../content.ts";

/**
 * The groups an identity is in, and the users it is, with why: those of everybody like it, those its certificates say,
 * and those that aws-auth puts it in.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function memberships(
  alias: string,
  credentials: readonly JsonObject[],
  attachments: readonly JsonObject[],
): Membership[] {
  const [system, slug] = alias.split(":");
  const group = (name: string) => `${system}:${slug}:group:${name}`;
  const byProof = [
    ...credentials.flatMap((certificate) =>
      textsOf(certificate.groups).map((name) => ({ alias: group(name), because: byCertificate(certificate) })),
    ),
    ...attachments.flatMap((content) => {
      if (content.attachment !== "aws-auth" || content.invalid !== undefined) return [];
      const because = "aws-auth puts it there";
      const groups = textsOf(content.groups).map((name) => ({ alias: group(name), because }));
      // What stands between braces is filled in at sign-in: nobody else knows it.
      const username = textOf(content.username);
      const user =
        username === "" || username.includes("{{") ? [] : [{ alias: `${system}:${slug}:user:${username}`, because }];
      return [...groups, ...user];
    }),
  ];
  const everybody = groupsOfAll(alias).map((name) => ({ alias: group(name), because: null }));
  const known = new Map([...byProof, ...everybody].map((one) => [one.alias, one]));
  return [...known.values()];
}

function byCertificate({ expires }: JsonObject): string {
  return `its client certificate, valid until ${textOf(expires).slice(0, 10)} and not to be revoked, puts it there`;
}

/** Groups that everybody of its kind is in. */
function groupsOfAll(alias: string): string[] {
  const [, , word, ...rest] = alias.split(":");
  if (word === "group") return [];
  if (word !== "serviceaccount") return ["system:authenticated"];
  const namespace = rest.join(":").split("/")[0] ?? "";
  return ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"];
}

/** What stands in an alias behind the word for its kind. */
export function nameIn(alias: string): string {
  return alias.split(":").slice(3).join(":");
}

/** `group` or `user`, of the alias of a membership. */
export function kindIn(alias: string): "group" | "user" {
  return alias.split(":")[2] === "user" ? "user" : "group";
}
