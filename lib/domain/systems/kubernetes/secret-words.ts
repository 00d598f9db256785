import type { System } from "../system.ts";
import { textOf, textsOf } from "../content.ts";

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const HOLDS = new Map([
  ["kubernetes.io/dockerconfigjson", "registry sign-in"],
  ["kubernetes.io/dockercfg", "registry sign-in"],
  ["kubernetes.io/tls", "TLS certificate and key"],
  ["kubernetes.io/basic-auth", "user name and password"],
  ["kubernetes.io/ssh-auth", "SSH key"],
  ["kubernetes.io/service-account-token", "service account token"],
  ["bootstrap.kubernetes.io/token", "token by which a node joins"],
  ["helm.sh/release.v1", "Helm release"],
]);

/** What a Secret holds by its type; an `Opaque` one may hold anything. */
export const holds: System["holds"] = (content) => {
  const type = textOf(content.type);
  return HOLDS.get(type) ?? (type === "Opaque" ? "values of any kind" : type);
};

/** Where a Secret lies. */
export const storedAt: System["storedAt"] = ({ name, content }) => `Secret ${name} in ${textOf(content.namespace)}`;

/** Secrets that pods of a workload take, and those every pod of the account pulls images with. */
export const secretsTaken: System["secretsTaken"] = (alias, identity, consumers) => {
  const [system, slug, , ...rest] = alias.split(":");
  const path = rest.join(":");
  const namespace = path.slice(0, path.indexOf("/"));
  const users = new Map<string, string[]>();
  const use = (name: string, by: string) => users.set(name, [...(users.get(name) ?? []), by]);
  for (const name of textsOf(identity?.imagePullSecrets)) use(name, "all its pods, to pull images");
  for (const { name, content } of consumers) {
    const pulled = textsOf(content.pullSecrets);
    for (const secret of textsOf(content.secrets))
      use(secret, pulled.includes(secret) ? `${name}, to pull images` : name);
  }
  return [...users]
    .map(([name, usedBy]) => ({ alias: `${system}:${slug}:secret:${namespace}/${name}`, name, usedBy }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
};
