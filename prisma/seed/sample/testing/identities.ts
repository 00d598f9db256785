import { z } from "zod";
import { byPath, type Document } from "./read-export.ts";

const OWNER_KEYS = new Set(["owner", "team", "owned-by", "squad"]);

/** What the tests compare with the truth table: its columns but the story. */
export interface IdentityRow {
  key: string;
  kind: string;
  status: string;
  owner: string;
  owner_because: string;
  credentials: string;
  environment: string;
}

/**
 * The identities of an export by a reading of its own, written apart from the product's collector so that the two can
 * be compared.
 */
export function identitiesOf(cluster: string, documents: readonly Document[]): IdentityRow[] {
  const accounts = byPath(documents, "ServiceAccount");
  const namespaces = byPath(documents, "Namespace");
  const tokens = documents.filter(({ type }) => type === "kubernetes.io/service-account-token");
  const rows = new Map<string, IdentityRow>();

  for (const path of new Set([...accounts.keys(), ...namedAccounts(documents)])) {
    const [namespace = "", name = ""] = path.split("/");
    const home = namespaces.get(`/${namespace}`);
    const [owner, because] = ownerOf("service account", accounts.get(path)) ??
      ownerOf("namespace", home) ?? ["none", ""];
    const held = tokens.filter(({ metadata }) => {
      return metadata.namespace === namespace && metadata.annotations["kubernetes.io/service-account.name"] === name;
    });
    const key = `kubernetes:${cluster}:serviceaccount:${path}`;
    rows.set(key, {
      key,
      kind: "service-account",
      status: accounts.has(path) ? "live" : name === "default" ? "implied" : "missing",
      owner,
      owner_because: because,
      credentials: String(held.length),
      environment: home ? environmentOf(cluster, namespace, home.metadata.labels["environment"]) : "unclassified",
    });
  }
  for (const { kind, name } of subjectsOf(documents)) {
    if (kind === "ServiceAccount") continue;
    const key = `kubernetes:${cluster}:${kind.toLowerCase()}:${name}`;
    const nobody = { owner: "none", owner_because: "", credentials: "0", environment: "unclassified" };
    rows.set(key, { key, kind: kind.toLowerCase(), status: "referenced", ...nobody });
  }
  for (const arn of mappedRoles(documents)) {
    const key = `kubernetes:${cluster}:awsrole:${arn}`;
    const nobody = { owner: "none", owner_because: "", credentials: "0", environment: "unclassified" };
    rows.set(key, { key, kind: "aws-role", status: "referenced", ...nobody });
  }
  return [...rows.values()];
}

/** As the rules an installation begins with have it: by its label, else by its name, else by that of its cluster. */
function environmentOf(cluster: string, namespace: string, label: string | undefined): string {
  if (label !== undefined) return label;
  if (namespace.split("-").includes("preview")) return "development";
  return cluster.startsWith("prod") ? "production" : "staging";
}

/** The AWS roles that `aws-auth` lets in. */
function mappedRoles(documents: readonly Document[]): string[] {
  const authentication = byPath(documents, "ConfigMap").get("kube-system/aws-auth");
  return [...JSON.stringify(authentication ?? {}).matchAll(/rolearn: (arn:[^\\"]+)/g)].map(([, arn = ""]) => arn);
}

/** The accounts that bindings and workloads name, as `namespace/name`. */
function namedAccounts(documents: readonly Document[]): string[] {
  const bound = subjectsOf(documents).filter(({ kind }) => kind === "ServiceAccount");
  const running = documents.flatMap((document) =>
    accountsIn(document).map((name) => [document.metadata.namespace, name]),
  );
  return [...bound.map(({ namespace, name }) => `${namespace}/${name}`), ...running.map((path) => path.join("/"))];
}

const Subjects = z.array(z.object({ kind: z.string(), name: z.string(), namespace: z.string().optional() }));

function subjectsOf(documents: readonly Document[]): z.infer<typeof Subjects> {
  return documents.flatMap(({ subjects }) => Subjects.parse(subjects ?? []));
}

/** Every `serviceAccountName` at any depth: pods, and templates of whatever makes them. */
function accountsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    return key === "serviceAccountName" ? [String(inner)] : accountsIn(inner);
  });
}

function ownerOf(what: string, document: Document | undefined): [owner: string, because: string] | undefined {
  if (!document) return undefined;
  const { labels, annotations } = document.metadata;
  for (const [form, words] of [["label", labels] as const, ["annotation", annotations] as const]) {
    for (const [key, value] of Object.entries(words)) {
      if (OWNER_KEYS.has(key.slice(key.lastIndexOf("/") + 1))) return [value, `${what} ${form} ${key}=${value}`];
    }
  }
  return undefined;
}
