import type { NodeKey } from "../../../reach/edge.ts";
import type { DomainFacts } from "../../../reach/estate.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import { workloadTraits } from "../workload-words.ts";

/** Something that runs pods. */
export interface Workload {
  alias: string;
  /** Kind of the fact: `deployment`, `pod-owner`. */
  kind: string;
  name: string;
  namespace: string;
  account: NodeKey | null;
  /** Names of the Secrets its pods are given. */
  secrets: readonly string[];
  /** What makes its node its own: certainly by `opens`, or only where its isolation can be overcome, by `weakens`. */
  opens: boolean;
  weakens: string | null;
}

/** Kinds of listings that show workloads, as `consumer` facts. */
export const WORKLOAD_LISTINGS = [
  "deployments",
  "stateful-sets",
  "daemon-sets",
  "cron-jobs",
  "replica-sets",
  "jobs",
  "replication-controllers",
  "pods",
] as const;

/** Every workload of a cluster. */
export function readWorkloads(facts: DomainFacts): Workload[] {
  return facts.of("consumer").map(({ alias, kind, name, identity, content }) => ({
    alias,
    kind,
    name,
    namespace: textOf(content.namespace),
    account: identity,
    secrets: textsOf(content.secrets),
    ...powerOverNode(content),
  }));
}

/** Files of the node by which a pod becomes it. */
const OPEN_PATHS = new Set(["root", "container-socket", "kubelet", "control-plane"]);

/**
 * What pods can do to their node. Sharing its processes and some capabilities let a process out only together with
 * something else.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
function powerOverNode(content: JsonObject): Pick<Workload, "opens" | "weakens"> {
  const node = objectOf(content.node);
  const opens =
    node.privileged === true || listOf(node.paths).some((path) => OPEN_PATHS.has(textOf(objectOf(path).class)));
  if (opens) return { opens, weakens: null };
  const [grave] = workloadTraits(content, true).filter((trait) => trait.grave);
  return { opens, weakens: grave?.words ?? null };
}
