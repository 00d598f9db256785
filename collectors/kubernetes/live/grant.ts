import type { GrantChoice, GrantDocument } from "#collectors/types.ts";
import { RIGHTS, type Access, type Right } from "./rights.ts";

const NAME = "rollcall-reader";
const NAMESPACE = "rollcall";
const COMMENT_WIDTH = 100;

/**
 * What a cluster's administrator applies so that Rollcall may read exactly what was chosen: an account, its roles with
 * the reason of each rule, and how to get its token.
 */
export function grant(choice: GrantChoice): GrantDocument[] {
  const rights = RIGHTS.filter(({ id, need }) => need === "required" || choice.permissions.includes(id));
  return [
    {
      title: "The account and what it may read",
      filename: "rollcall-reader.yaml",
      language: "yaml",
      text: manifestOf(choice.sourceSlug, rights),
      apply: { command: "kubectl apply -f rollcall-reader.yaml" },
    },
    {
      title: "Its token, and the certificate of the cluster",
      filename: "rollcall-token.sh",
      language: "shell",
      text: TOKEN_COMMANDS,
      apply: { command: "sh rollcall-token.sh" },
    },
    {
      title: "Only where tokens that last long are refused: a token that never expires",
      filename: "rollcall-token.yaml",
      language: "yaml",
      text: TOKEN_SECRET,
      apply: { command: "kubectl apply -f rollcall-token.yaml" },
    },
  ];
}

function manifestOf(sourceSlug: string, rights: readonly Right[]): string {
  const anywhere = rights.filter(({ access }) => access.namespace === undefined);
  const namespaces = new Set(rights.flatMap(({ access }) => access.namespace ?? []));
  const parts = [
    comment(`Lets Rollcall read this cluster (source ${sourceSlug}). Nothing here allows a change.`) +
      documentOf("v1", "Namespace", NAMESPACE),
    documentOf("v1", "ServiceAccount", NAME, NAMESPACE),
    `${documentOf(RBAC, "ClusterRole", NAME)}${rulesOf(anywhere)}`,
    documentOf(RBAC, "ClusterRoleBinding", NAME) + bindingOf("ClusterRole"),
  ];
  for (const namespace of namespaces) {
    const here = rights.filter(({ access }) => access.namespace === namespace);
    parts.push(`${documentOf(RBAC, "Role", NAME, namespace)}${rulesOf(here)}`);
    parts.push(documentOf(RBAC, "RoleBinding", NAME, namespace) + bindingOf("Role"));
  }
  return parts.join("---\n");
}

const RBAC = "rbac.authorization.k8s.io/v1";

function documentOf(apiVersion: string, kind: string, name: string, namespace?: string): string {
  const place = namespace === undefined ? "" : `  namespace: ${namespace}\n`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${place}`;
}

/** Each rule below its reasons: rights that RBAC cannot tell apart are one rule. */
function rulesOf(rights: readonly Right[]): string {
  const reasons = new Map<Access, string>();
  for (const right of rights) reasons.set(right.access, (reasons.get(right.access) ?? "") + reasonOf(right));
  const rules = [...reasons].map(([access, reason]) => `${reason}  - ${fieldsOf(access).join("\n    ")}\n`);
  return `rules:\n${rules.join("")}`;
}

function reasonOf({ right, usedFor, risk }: Right): string {
  const reason = risk === undefined ? usedFor : `${usedFor} Risk: ${risk}`;
  return comment(`${right}: ${reason}`, "  ");
}

function fieldsOf({ group, resources, verb, names }: Access): string[] {
  return [
    `apiGroups: ["${group}"]`,
    `resources: [${resources.join(", ")}]`,
    ...(names === undefined ? [] : [`resourceNames: [${names.join(", ")}]`]),
    `verbs: [${verb}]`,
  ];
}

function bindingOf(kind: "ClusterRole" | "Role"): string {
  return `roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ${kind}
  name: ${NAME}
subjects:
  - kind: ServiceAccount
    name: ${NAME}
    namespace: ${NAMESPACE}
`;
}

/** The text as comment lines of at most {@link COMMENT_WIDTH} characters. */
function comment(text: string, indent = ""): string {
  const lines = [`${indent}#`];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? "";
    if (last.length + 1 + word.length <= COMMENT_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return `${lines.join("\n")}\n`;
}

const TOKEN_COMMANDS = `# The token. The API server may grant less time than asked for; Rollcall warns before it ends.
kubectl create token ${NAME} --namespace ${NAMESPACE} --duration 2160h

# The address and the certificate authority of the cluster.
kubectl config view --raw --minify --output 'jsonpath={.clusters[0].cluster.server}{"\\n"}'
kubectl config view --raw --minify \\
  --output 'jsonpath={.clusters[0].cluster.certificate-authority-data}' | base64 --decode
`;

const TOKEN_SECRET = `# A token that never expires: take it only where "kubectl create token" gives too little time, and
# delete this Secret to revoke it. Rollcall lists it among the tokens that never expire, as any other. Read it with
#   kubectl get secret ${NAME} --namespace ${NAMESPACE} --output 'jsonpath={.data.token}' | base64 --decode
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: ${NAME}
  namespace: ${NAMESPACE}
  annotations:
    kubernetes.io/service-account.name: ${NAME}
`;
