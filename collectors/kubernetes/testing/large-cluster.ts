import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Objects that differ, in the mix of a large cluster: one part accounts, roles, bindings, Secrets and Deployments each. */
export function objectYaml(index: number, indent = ""): string {
  const lines = bodyOf(index);
  return lines.map((line, number) => (number === 0 ? line : `${indent}${line}`)).join("\n") + "\n";
}

function bodyOf(index: number): string[] {
  const namespace = `team-${index % 200}`;
  const head = (apiVersion: string, kind: string) => [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    "metadata:",
    `  name: object-${index}`,
    `  namespace: ${namespace}`,
    `  uid: 00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    '  creationTimestamp: "2025-01-01T00:00:00Z"',
    "  labels:",
    `    app.kubernetes.io/name: app-${index % 50}`,
    `    team: team-${index % 9}`,
    "    pod-template-hash: 7d4b",
  ];
  switch (index % 5) {
    case 0:
      return [...head("v1", "ServiceAccount"), "automountServiceAccountToken: false"];
    case 1:
      return [
        ...head("rbac.authorization.k8s.io/v1", "Role"),
        "rules:",
        '- apiGroups: [""]',
        "  resources: [secrets, pods]",
        "  verbs: [get, list]",
      ];
    case 2:
      return [
        ...head("rbac.authorization.k8s.io/v1", "RoleBinding"),
        "roleRef:",
        "  apiGroup: rbac.authorization.k8s.io",
        "  kind: Role",
        `  name: object-${index - 1}`,
        "subjects:",
        "- kind: ServiceAccount",
        `  name: object-${index - 2}`,
        `  namespace: ${namespace}`,
      ];
    case 3:
      return [...head("v1", "Secret"), "type: Opaque", "data:", "  password: aGVsbG8gd29ybGQ="];
    default:
      return [
        ...head("apps/v1", "Deployment"),
        "spec:",
        "  replicas: 2",
        "  template:",
        "    spec:",
        `      serviceAccountName: object-${index - 4}`,
        "      containers:",
        "      - name: main",
        "        image: registry.example/main:1",
        "        env:",
        "        - name: PASSWORD",
        "          valueFrom:",
        "            secretKeyRef:",
        `              name: object-${index - 1}`,
        "              key: password",
      ];
  }
}

/** Writes them as `kubectl get -o yaml` prints a list: one file. */
export function writeList(directory: string, count: number): void {
  mkdirSync(directory, { recursive: true });
  const file = openSync(join(directory, "list.yaml"), "w");
  writeSync(file, "apiVersion: v1\nitems:\n");
  for (let index = 0; index < count; index += 1000) {
    const items = Array.from({ length: Math.min(1000, count - index) }, (_, i) => `- ${objectYaml(index + i, "  ")}`);
    writeSync(file, items.join(""));
  }
  writeSync(file, 'kind: List\nmetadata:\n  resourceVersion: ""\n');
  closeSync(file);
}

/** Writes them to many small files of a few documents each, in folders of a hundred files. */
export function writeFiles(directory: string, count: number, perFile = 5): void {
  for (let index = 0; index < count; index += perFile) {
    const file = index / perFile;
    const folder = join(directory, `folder-${Math.floor(file / 100)}`);
    if (file % 100 === 0) mkdirSync(folder, { recursive: true });
    const documents = Array.from({ length: perFile }, (_, i) => `---\n${objectYaml(index + i)}`);
    writeFileSync(join(folder, `${file}.yaml`), documents.join(""));
  }
}
