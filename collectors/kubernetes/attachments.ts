import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "./facts.ts";
import { isPathSegment, objectAlias } from "./names.ts";
import type { Reduced } from "./reduce.ts";
import { RBAC_GROUP, resolveSubject, type ResolvedSubject } from "./subjects.ts";

type BindingKind = "RoleBinding" | "ClusterRoleBinding";

/**
 * Bindings as attachments: one fact for each subject, or a single one without identity for a binding that has none.
 * What the API server would refuse is kept, with the reason in `invalid`, and attaches nothing.
 */
export function* attachments(view: View, kind: BindingKind): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects(kind)) {
    const role = resolveRole(view, kind, object);
    const subjects = object.subjects.map((subject) => resolveSubject(view.slug, subject, object.namespace));
    const unique = new Map(subjects.map((subject) => [subject.key, subject]));
    for (const subject of unique.size === 0 ? [null] : unique.values()) {
      const reason = role.invalid ?? subject?.invalid;
      const identity = reason === undefined ? subject?.identity : undefined;
      const fact = factOf(view, "attachment", kind, object, evidence, {
        refs: {
          ...(role.alias === undefined ? {} : { document: role.alias }),
          ...(identity === undefined ? {} : { identity }),
        },
        content: {
          attachment: "binding",
          binding: { kind, ...(object.namespace === "" ? {} : { namespace: object.namespace }), name: object.name },
          subject: subject && contentOf(subject),
          role: { kind: role.kind, name: role.name },
          ...(reason === undefined ? {} : { invalid: reason }),
        },
      });
      const alias = attachmentAlias(view.slug, kind, object, subject);
      yield { ...fact, key: alias, alias };
    }
  }
}

/** A name may hold `#`: there it becomes `%23`, which no name holds, so that two attachments never share an alias. */
function attachmentAlias(
  slug: string,
  kind: BindingKind,
  binding: { namespace: string; name: string },
  subject: ResolvedSubject | null,
): string {
  const alias = objectAlias(slug, kind, binding.namespace, binding.name.replaceAll("#", "%23"));
  return `${alias}#${subject?.key ?? "none"}`;
}

function contentOf({ kind, name, namespace }: ResolvedSubject) {
  return { kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** The role a binding names; a Role is looked for in the binding's namespace only, whether it exists or not. */
function resolveRole(
  { slug }: View,
  bindingKind: BindingKind,
  { namespace, roleRef }: Reduced<BindingKind>,
): { kind: string; name: string; alias?: string; invalid?: string } {
  const { kind, name, apiGroup } = roleRef ?? { kind: "", name: "", apiGroup: "" };
  const invalid = (reason: string) => ({ kind, name, invalid: reason });
  if (apiGroup !== "" && apiGroup !== RBAC_GROUP) return invalid(`the apiGroup of roleRef must be ${RBAC_GROUP}`);
  if (name === "" || !isPathSegment(name)) return invalid("roleRef has no name that a role could have");
  if (kind === "ClusterRole") return { kind, name, alias: objectAlias(slug, kind, "", name) };
  if (kind === "Role" && bindingKind === "RoleBinding") {
    return { kind, name, alias: objectAlias(slug, kind, namespace, name) };
  }
  return invalid(
    bindingKind === "RoleBinding"
      ? "the kind of roleRef must be Role or ClusterRole"
      : "a ClusterRoleBinding can only name a ClusterRole",
  );
}
