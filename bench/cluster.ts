import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAMESPACES = 500;

/** The kinds of one namespace, in equal numbers. */
const KINDS = ["ServiceAccount", "Role", "RoleBinding", "Deployment", "Secret"] as const;

/**
 * Writes `objects` Kubernetes manifests, one multi-document file per namespace; the same for the same numbers.
 * @param changed so many of the roles (the first ones) allow one verb more
 */
export function writeCluster(directory: string, objects: number, changed = 0): void {
  mkdirSync(directory, { recursive: true });
  const perNamespace = Math.floor((objects - NAMESPACES) / NAMESPACES / KINDS.length);
  let roles = 0;
  for (let index = 0; index < NAMESPACES; index += 1) {
    const namespace = `team-${String(index).padStart(3, "0")}`;
    const documents = [header("v1", "Namespace", namespace, null)];
    for (let item = 0; item < perNamespace; item += 1) {
      const extra = roles < changed ? ["patch"] : [];
      roles += 1;
      documents.push(...application(namespace, `app-${item}`, extra));
    }
    writeFileSync(join(directory, `${namespace}.yaml`), documents.join("---\n"));
  }
}

function application(namespace: string, name: string, extraVerbs: string[]): string[] {
  const verbs = ["get", "list", "watch", ...extraVerbs].join(", ");
  return [
    `${header("v1", "ServiceAccount", name, namespace)}automountServiceAccountToken: false\n`,
    `${header("rbac.authorization.k8s.io/v1", "Role", name, namespace)}rules:
- apiGroups: [""]
  resources: [configmaps, secrets]
  verbs: [${verbs}]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get]
`,
    `${header("rbac.authorization.k8s.io/v1", "RoleBinding", name, namespace)}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${name}
subjects:
- kind: ServiceAccount
  name: ${name}
`,
    `${header("apps/v1", "Deployment", name, namespace)}spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      serviceAccountName: ${name}
      containers:
      - name: main
        image: registry.example/${name}:1
        envFrom: [{secretRef: {name: ${name}}}]
`,
    `${header("v1", "Secret", name, namespace)}type: Opaque\n`,
  ];
}

function header(apiVersion: string, kind: string, name: string, namespace: string | null): string {
  const place = namespace === null ? "" : `  namespace: ${namespace}\n`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${place}  labels: {team: payments}\n`;
}
