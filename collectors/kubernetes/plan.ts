import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";
import type { Inventory } from "./inventory.ts";
import type { CollectedKind } from "./kinds.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";

/** One slice that a collection will end, and how it ends when every file can be read. */
export interface PlannedSlice {
  slice: Slice & { kind: SliceId };
  status: CoverageStatus;
  reason?: string;
}

/** Kinds nobody writes into manifests: that they are not in a directory says nothing about the cluster. */
const ONLY_A_SERVER_SAYS: ReadonlyMap<SliceId, { kind: CollectedKind; reason: string }> = new Map([
  ["cluster", { kind: "ClusterFacts", reason: "Manifests do not say what the cluster itself is: connect it." }],
  ["nodes", { kind: "Node", reason: "Manifests do not say where the nodes run: connect the cluster." }],
  [
    "certificates",
    {
      kind: "CertificateSigningRequest",
      reason: "Manifests do not say which certificates were issued: connect the cluster.",
    },
  ],
]);

/**
 * The slices of a plain directory: it is read as the whole cluster, so each kind is one complete listing, but for those
 * that only a server says and of which it holds none.
 */
export function plainPlan(inventory: Inventory): PlannedSlice[] {
  return SLICE_IDS.map((kind) => {
    const slice = {
      path: `cluster/${kind}`,
      kind,
      scope: "",
      ...(kind === "namespaces" ? { authoritative: true } : {}),
    };
    const unsaid = ONLY_A_SERVER_SAYS.get(kind);
    if (!unsaid || inventory.holds(unsaid.kind)) return { slice, status: "complete" };
    return { slice, status: "not-supported", reason: unsaid.reason };
  });
}

/** Says whether facts may be emitted for a slice: one that was not read has none. */
export function hasFacts({ status }: PlannedSlice): boolean {
  return status === "complete" || status === "partial";
}
