import { describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

const owner = (apiVersion: string, kind: string, name: string) => [
  { apiVersion, kind, name, uid: "u", controller: true },
];
const spec = { serviceAccountName: "ci", containers: [] };

const OBJECTS = [
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web-1-a", namespace: "a", ownerReferences: owner("apps/v1", "ReplicaSet", "web-1") },
    spec,
  },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "roll-a", namespace: "a", ownerReferences: owner("argoproj.io/v1alpha1", "Rollout", "roll") },
    spec,
  },
];

/** An export whose replica sets ended like that, with a pod that one of them owns. */
function collected(status: string, scope = "") {
  const path = (kind: string) => `cluster/${scope === "" ? "" : `${scope}/`}${kind}`;
  const head = {
    format: "rollcall-export/1",
    system: "kubernetes",
    source: { slug: "prod" },
    trustDomain: { key: "key" },
    readAt: "2026-02-01T08:00:00Z",
    slices: [
      { path: path("replica-sets"), kind: "replica-sets", scope, status },
      { path: "cluster/pods", kind: "pods", scope: "", status: "complete" },
    ],
  };
  const list = { apiVersion: "v1", kind: "List", items: OBJECTS };
  return collectFiles({ "collection.json": JSON.stringify(head), "objects.json": JSON.stringify(list) });
}

describe("a controller known by its name only", () => {
  it.each(["failed", "partial", "denied"])(
    "is left out while its own listing is %s, and pods are not whole",
    async (status) => {
      for (const scope of ["", "namespace/a"]) {
        const result = await collected(status, scope);

        expect(factsOf(result, "consumer", "pod-owner").map(({ name }) => name)).toEqual(["roll"]);
        expect(coverageOf(result, "pods")[""]).toMatchObject({
          status: "partial",
          reason: "What controls some of these is not known, because replica-sets were not read whole.",
        });
      }
    },
  );

  it.each(["complete", "switched-off", "not-supported"])(
    "stands for itself when its own listing is %s",
    async (status) => {
      const result = await collected(status);

      expect(factsOf(result, "consumer", "pod-owner").map(({ name }) => name)).toEqual(["roll", "web-1"]);
      expect(coverageOf(result, "pods")[""]?.status).toBe("complete");
    },
  );
});
