import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { Cluster, Space } from "./cluster.ts";
import type { Target } from "./element.ts";
import type { Holder } from "./holder.ts";
import type { RightId } from "./rights.ts";

/** A kind of edge with how it is found. */
export interface Way extends EdgeKind {
  /** Rights any of which is enough; where `together` is absent, each binding that gives one is an edge. */
  rights?: readonly RightId[];
  /**
   * Where such a right leads.
   * @param space where it holds; null: in the whole cluster
   * @param name the one thing it is narrowed to; null: all there is
   */
  targets?(cluster: Cluster, space: Space | null, name: string | null, right: RightId): Iterable<Target>;
  /** Rights that only one who holds them together has: asked of each holder, place by place. */
  together?(cluster: Cluster, holder: Holder, space: Space | null): Iterable<GraphElement>;
  /** Edges of the kind that start at no holder: out of hubs, and out of what runs. */
  around?(cluster: Cluster): Iterable<GraphElement>;
}
