import type { IdentityStatus } from "../../inventory/identity.ts";
import type { PlacedReference, Reference, System } from "../system.ts";
import { accountAlias } from "./aliases.ts";
import { KIND_LABELS, OUTSIDE } from "./kinds.ts";
import { readAlias } from "./read-alias.ts";

/** Reads the alias of an identity; its account is what a listing must cover to show it. */
export function readReference(alias: string): PlacedReference | null {
  const place = readAlias(alias);
  if (!place || !Object.hasOwn(KIND_LABELS, place.kind)) return null;
  const { partition, account, kind, name } = place;
  if (account === null) return OUTSIDE.has(kind) ? { kind, name: provider(name), container: null, scope: "" } : null;
  const container = accountAlias(partition, account);
  return { kind, name, container, scope: `account/${account}` };
}

/** `token.actions.githubusercontent.com` of the ARN of its provider. */
function provider(name: string): string {
  return name.replace(/^arn:[^/]*\//, "");
}

/** Every account has a root user; services and providers stand in no listing. */
export const statusOfUnseen: System["statusOfUnseen"] = (
  { kind }: Reference,
  listed,
  placed,
): Exclude<IdentityStatus, "live"> => {
  if (OUTSIDE.has(kind)) return "referenced";
  if (kind === "root") return placed ? "implied" : "referenced";
  return listed && placed ? "missing" : "referenced";
};

/**
 * Made by AWS: paths that nobody else can use mark the roles of its services and those of Identity Center.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
 */
export const isVendor: System["isVendor"] = ({ kind, content }) => {
  const { path } = content;
  if (kind === "service") return true;
  return (
    kind === "role" &&
    typeof path === "string" &&
    (path.startsWith("/aws-service-role/") || path.startsWith("/aws-reserved/"))
  );
};
