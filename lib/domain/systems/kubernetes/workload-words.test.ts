import { describe, expect, it } from "vitest";
import { consumer } from "./views.ts";
import { workloadTraits } from "./workload-words.ts";

describe("what a workload's pods may, in words", () => {
  it("says the gravest first", () => {
    const node = {
      privileged: true,
      root: true,
      capabilities: ["NET_ADMIN"],
      host: ["network", "pid"],
      paths: [
        { class: "kubelet", writable: false },
        { class: "other", writable: true },
      ],
    };

    expect(workloadTraits({ node }, true)).toEqual([
      { words: "runs privileged on the node", grave: true },
      {
        words: "can read the node's files under /var/lib/kubelet, where the tokens of its pods lie",
        grave: true,
      },
      { words: "sees every process of the node", grave: true },
      { words: "reads and writes some of the node's files", grave: false },
      { words: "shares the node's network", grave: false },
      { words: "is given the capability NET_ADMIN", grave: false },
      { words: "runs as root", grave: false },
    ]);
  });

  it("says nothing of what is not declared, or makes no sense", () => {
    expect(workloadTraits({}, true)).toEqual([]);
    expect(
      workloadTraits({ node: { paths: [{ class: "__proto__" }, 1], host: ["constructor"] }, tokens: "x" }, true),
    ).toEqual([]);
  });

  it("names tokens for others, and those for the cluster where none is mounted", () => {
    const tokens = [
      { audience: null, seconds: 3607 },
      { audience: "sts.amazonaws.com", seconds: 86_400 },
    ];

    expect(workloadTraits({ tokens }, true).map(({ words }) => words)).toEqual([
      "gets tokens for sts.amazonaws.com, each valid for 24 hours",
    ]);
    expect(workloadTraits({ tokens }, false)[0]?.words).toBe("gets tokens for the cluster, each valid for 1 hour");
  });
});

describe("whether its pods get a token", () => {
  it.each([
    [null, null, true],
    [null, true, true],
    [null, false, false],
    [true, false, true],
    [false, true, false],
  ])("the pod says %s, the account %s: %s", (pod, account, expected) => {
    const fact = { kind: "pod", content: { automount: pod } };

    expect(consumer(fact, { automount: account }).token).toBe(expected);
  });

  it("is so where the account was not read", () => {
    expect(consumer({ kind: "pod", content: { automount: null } }, null).token).toBe(true);
  });
});
