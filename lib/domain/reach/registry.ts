import { awsGraph } from "../systems/aws/reach/aws-graph.ts";
import { githubGraph } from "../systems/github/edges/github-graph.ts";
import { kubernetesGraph } from "../systems/kubernetes/edges/graph.ts";
import type { EdgeKind, GraphElement } from "./edge.ts";
import type { Estate, GraphJoin, SystemGraph } from "./estate.ts";
import { clusterDoors } from "./joins/cluster-doors.ts";
import { instanceMetadata } from "./joins/instance-metadata.ts";
import { kubeconfig } from "./joins/kubeconfig.ts";
import { podIdentity } from "./joins/pod-identity.ts";
import { runnerHost } from "./joins/runner-host.ts";
import { staticKey } from "./joins/static-key.ts";
import { tokenToRole } from "./joins/token-to-role.ts";

/** What each system adds to the graph; one that is not here adds nothing. */
const SYSTEM_GRAPHS: Readonly<Record<string, SystemGraph>> = {
  kubernetes: kubernetesGraph,
  github: githubGraph,
  aws: awsGraph,
};

/** What connects trust domains. */
const JOINS: readonly GraphJoin[] = [
  tokenToRole,
  podIdentity,
  instanceMetadata,
  clusterDoors,
  staticKey,
  kubeconfig,
  runnerHost,
];

/** Every kind of edge there is, by id. */
export const EDGE_KINDS: ReadonlyMap<string, EdgeKind> = new Map(
  [...Object.values(SYSTEM_GRAPHS), ...JOINS].flatMap(({ kinds }) => kinds.map((kind) => [kind.id, kind])),
);

/** Everything systems and joins say of an estate. */
export function* elementsOfEstate(estate: Estate): Generator<GraphElement> {
  for (const facts of estate.domains) yield* SYSTEM_GRAPHS[facts.system]?.build(facts) ?? [];
  for (const join of JOINS) yield* join.build(estate);
}
