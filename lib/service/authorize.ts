import { Forbidden } from "#lib/errors.ts";
import { ROLES, type Actor, type Role } from "./actor.ts";

/** Everything that can be done, with the weakest role that may. What is not here is refused. */
export const PERMISSIONS = {
  "inventory.read": "viewer",
  "inventory.export": "viewer",
  "view.read": "viewer",
  "view.save": "viewer",
  "view.share": "engineer",
  "view.manage-shared": "administrator",
  "environments.edit": "administrator",
  "crown-jewel.mark": "engineer",
  "changes.read": "viewer",
  "sources.read": "viewer",
  "source.collect": "administrator",
  "source.confirm-removals": "administrator",
  "source.connect": "administrator",
  "source.control": "administrator",
  "source.remove": "administrator",
  "sample.remove": "administrator",
  "sign-in-link.create": "administrator",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof PERMISSIONS;

/** True when the actor may. Operators own the machine and the system is Rollcall itself: both may everything. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind !== "user") return true;
  return ROLES.indexOf(actor.role) >= ROLES.indexOf(PERMISSIONS[permission]);
}

/** @throws Forbidden when the actor may not */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  throw new Forbidden(`You need the role ${PERMISSIONS[permission]} for this.`);
}
