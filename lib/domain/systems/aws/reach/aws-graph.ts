import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { SystemGraph } from "../../../reach/estate.ts";
import { powersOf } from "../edges/powers.ts";
import { accessEdges } from "./access-edges.ts";
import { administerEdges } from "./administer-edges.ts";
import { administeredSecrets } from "./administered-secrets.ts";
import { anybodyEdges } from "./anybody-edges.ts";
import { assumeEdges } from "./assume-edges.ts";
import { clusterDoorEdges, clusterDoorNodes } from "./cluster-door-edges.ts";
import { consumerEdges } from "./consumer-edges.ts";
import { type Ends, escalationEdges } from "./escalation-edges.ts";
import { ESCALATION_KINDS } from "./escalation-kinds.ts";
import { identityNodes } from "./identity-nodes.ts";
import {
  ACCESS,
  ACCOUNT_ROOT,
  ACT_AS_ACCOUNT,
  ADMINISTER,
  ADMINISTER_ACCOUNT,
  ASSUME_ROLE,
  CLUSTER_DOORS,
  HOLDS_ANY,
  ONE_OF,
  PERMISSION_SET,
  POLICIES_UNREAD,
  SERVICE_ROLE,
} from "./kinds.ts";
import { loosenedEdges } from "./loosened-edges.ts";
import { permissionSetEdges } from "./permission-set-edges.ts";
import { placeNodes } from "./place-nodes.ts";
import { type ReachWorld, reachWorldOf } from "./reach-world.ts";
import { TargetHubs } from "./target-hubs.ts";
import { unreadEdges } from "./unread-edges.ts";

const KINDS: readonly EdgeKind[] = [
  ACCESS,
  ACCOUNT_ROOT,
  ACT_AS_ACCOUNT,
  ADMINISTER,
  ADMINISTER_ACCOUNT,
  ASSUME_ROLE,
  CLUSTER_DOORS,
  HOLDS_ANY,
  ONE_OF,
  PERMISSION_SET,
  POLICIES_UNREAD,
  SERVICE_ROLE,
  ...ESCALATION_KINDS,
];

/** What AWS adds to the graph, of one partition: whatever its evaluators say of who becomes whom and who may what. */
export const awsGraph: SystemGraph = {
  kinds: KINDS,
  *build(facts) {
    const reach = reachWorldOf(facts);
    yield* placeNodes(reach);
    yield* identityNodes(reach);
    yield* assumeEdges(reach);
    yield* anybodyEdges(reach);
    yield* administerEdges(reach);
    yield* administeredSecrets(reach);
    yield* clusterDoorNodes(reach);
    yield* consumerEdges(reach);
    yield* permissionSetEdges(reach);
    yield* unreadEdges(reach);
    yield* ownEdges(reach);
  },
};

/** What each role and user may by its policies, and what it makes of that. */
function* ownEdges(reach: ReachWorld): Generator<GraphElement> {
  const { world, index } = reach;
  const ends: Ends = { hubs: new TargetHubs(reach), loosened: new Map() };
  for (const actors of [world.roles.values(), world.users.values()]) {
    for (const actor of actors) {
      const powers = powersOf(index, actor);
      yield* accessEdges(actor.alias, powers);
      yield* clusterDoorEdges(reach, actor.alias, powers);
      yield* escalationEdges(reach, actor.alias, powers, ends);
    }
  }
  yield* loosenedEdges(reach, ends);
  yield* ends.hubs.elements();
}
