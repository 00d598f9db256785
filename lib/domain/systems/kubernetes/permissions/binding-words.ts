import type { Bound } from "./policies.ts";

/** `RoleBinding payments/ci gives it the Role payments/edit`, or whom else it gives that. */
export function givenBy({ binding, subject, role }: Pick<Bound, "binding" | "subject" | "role">): string {
  const group = groupOf(subject);
  const place = binding.namespace === "" ? "" : `${binding.namespace}/`;
  const whom = group === null ? "gives it" : `gives everybody in ${group}`;
  return `${binding.kind} ${place}${binding.name} ${whom} the ${role.kind} ${role.name}`;
}

/** The group a subject's key stands for; null for users and accounts. */
export function groupOf(subject: string): string | null {
  return subject.startsWith("group:") ? subject.slice("group:".length) : null;
}
