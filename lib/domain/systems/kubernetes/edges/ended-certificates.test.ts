import { expect, it } from "vitest";
import { isEdge } from "../../../reach/edge.ts";
import type { DomainFacts } from "../../../reach/estate.ts";
import { elementsOf, factsOf } from "./testing/graph-of.ts";

const JANE = "kubernetes:test:user:jane";

/** Groups that Jane is in by a certificate which ends at noon. */
async function groupsAt(at: string): Promise<string[]> {
  const facts = await factsOf([]);
  const certificate = {
    ...{ kind: "client-certificate", key: "f", alias: "kubernetes:test:clientcertificate:f", name: "jane", scope: "" },
    ...{ container: null, identity: JANE, document: null, credential: null },
    content: { groups: ["system:masters"], expires: "2026-01-01T12:00:00Z" },
  };
  const of: DomainFacts["of"] = (noun, ...kinds) => (noun === "credential" ? [certificate] : facts.of(noun, ...kinds));
  const edges = elementsOf({ ...facts, at, of }).filter(isEdge);
  return edges.filter(({ from, kind }) => from === JANE && kind === "kubernetes/in-group").map(({ to }) => to);
}

it("believes what a certificate says until it ends", async () => {
  expect(await groupsAt("2026-01-01T11:59:59Z")).toContain("kubernetes:test:group:system:masters");
  expect(await groupsAt("2026-01-01T12:00:00Z")).toEqual([]);
});
