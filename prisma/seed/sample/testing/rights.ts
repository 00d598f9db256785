import { z } from "zod";
import { byPath, type Document } from "./read-export.ts";

const Rules = z.array(z.object({ verbs: z.array(z.string()), resources: z.array(z.string()).default([]) }).loose());
const Binding = z.object({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.object({ kind: z.string(), name: z.string(), namespace: z.string().default("") })).default([]),
});

type Rules = z.infer<typeof Rules>;

/** The rules of a role. */
export function rulesOf(document: Document | undefined): Rules {
  return Rules.parse(document?.["rules"] ?? []);
}

/** A right somebody was given by name: through which binding, where (`""` everywhere), and what. */
interface Right {
  binding: string;
  where: string;
  rules: Rules;
}

/** What bindings give a subject that they name itself; groups it may be in are not followed. */
export function rightsOf(documents: readonly Document[], kind: string, path: `${string}/${string}`): Right[] {
  const [namespace = "", name = ""] = path.split("/");
  const roles = byPath(documents, "Role");
  const clusterRoles = byPath(documents, "ClusterRole");
  return documents
    .filter((document) => document.kind === "RoleBinding" || document.kind === "ClusterRoleBinding")
    .flatMap((document) => {
      const { roleRef, subjects } = Binding.parse(document);
      const where = document.metadata.namespace;
      const named = subjects.some((one) => one.kind === kind && one.name === name && one.namespace === namespace);
      if (!named) return [];
      const role =
        roleRef.kind === "Role" ? roles.get(`${where}/${roleRef.name}`) : clusterRoles.get(`/${roleRef.name}`);
      return [{ binding: document.metadata.name, where, rules: rulesOf(role) }];
    });
}

/** Where a service account may read secrets: namespaces, `""` for all. */
export function readsSecretsIn(documents: readonly Document[], path: `${string}/${string}`): string[] {
  return rightsOf(documents, "ServiceAccount", path)
    .filter(({ rules }) => rules.some(({ verbs, resources }) => resources.includes("secrets") && verbs.includes("get")))
    .map(({ where }) => where);
}
