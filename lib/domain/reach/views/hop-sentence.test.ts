import { describe, expect, it } from "vitest";
import type { GraphNode } from "../edge.ts";
import { hopSentence } from "./hop-sentence.ts";

const end = (type: GraphNode["type"], name: string) => ({ type, name, key: name, system: "s", kind: "k", page: null });
const CI = end("identity", "ci");
const RUN = end("hub", "run workloads in payments");
const NODE = end("hub", "control a node of prod");
const WEB = end("identity", "web");
const PROD = end("resource", "prod");

describe("the sentence of a hop", () => {
  it.each([
    [{ from: CI, clause: "can run workloads as", to: RUN }, "ci can run workloads in payments"],
    [{ from: RUN, clause: "can run", to: NODE }, "whoever can run workloads in payments can control a node of prod"],
    [
      { from: RUN, clause: "can run workloads as", to: WEB },
      "whoever can run workloads in payments can run workloads as web",
    ],
    [{ from: NODE, clause: "gives everything in", to: PROD }, "to control a node of prod gives everything in prod"],
    [{ from: CI, clause: "is given rights in", to: PROD, ability: "read" }, "ci is given rights in prod"],
    [
      { from: NODE, clause: "also means to", to: PROD, ability: "admin" },
      "to control a node of prod also means to administer prod",
    ],
    [{ from: CI, clause: "can, by a policy,", to: PROD, ability: "write" }, "ci can, by a policy, change prod"],
  ] as const)("reads hubs as a part of it", (hop, sentence) => {
    expect(hopSentence({ ability: null, ...hop, answer: "yes" })).toBe(sentence);
  });

  it("never says that what was not read is so", () => {
    expect(hopSentence({ from: CI, clause: "can", to: RUN, answer: "unknown", ability: null })).toBe(
      "ci may be able to run workloads in payments",
    );
    expect(hopSentence({ from: CI, clause: "signs in to", to: PROD, answer: "unknown", ability: null })).toBe(
      "perhaps ci signs in to prod",
    );
  });

  it("sets names apart, and no hub", () => {
    const hop = { from: CI, clause: "can", to: RUN, answer: "yes", ability: null } as const;

    expect(hopSentence(hop, (name) => `\`${name}\``)).toBe("`ci` can run workloads in payments");
  });
});
