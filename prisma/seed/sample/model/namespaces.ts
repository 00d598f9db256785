import { entry, inNamespace, type Common, type Entries, type Entry } from "./entry.ts";
import { serviceAccount } from "./accounts.ts";
import type { Team } from "./organization.ts";

interface NamespaceOptions extends Common {
  /** The label `team`, from which accounts without an owner of their own get one. */
  team?: Team;
  /** The label `environment`; without it the namespace is unclassified. */
  environment?: "production" | "staging" | "development" | "tooling";
}

/** A namespace with the `default` account the server makes in it, and everything that lives there. */
export function namespace(name: string, options: NamespaceOptions, entries: Entries): Entry[] {
  const { team, environment, ...common } = options;
  const labels: Record<string, string> = { "kubernetes.io/metadata.name": name, ...common.labels };
  if (team) labels["team"] = team;
  if (environment) labels["environment"] = environment;
  const itself = entry("v1", "Namespace", name, { ...common, labels }, { spec: { finalizers: ["kubernetes"] } });
  const serverMade = serviceAccount("default", { born: common.born });
  return [itself, ...inNamespace(name, common.until, [serverMade, entries])];
}

/** The label that makes Pod Security refuse privileged pods and mounts of the node in a namespace. */
export const BASELINE = { "pod-security.kubernetes.io/enforce": "baseline" };
