import { describe, expect, it } from "vitest";
import type { PermissionRule } from "#collectors/types.ts";
import type { ConnectionTestView } from "#lib/domain/sources/connection-test.ts";
import { verdictOf } from "./verdict.ts";

const right = (id: string, need: PermissionRule["need"]): PermissionRule => ({
  ...{ id, need, right: `list ${id}` },
  ...{ usedFor: "", without: "" },
});
const RIGHTS = [right("accounts", "required"), right("pods", "recommended"), right("secrets", "optional")];
const CHOSEN = ["accounts", "pods"];

function aTest(parts: Partial<ConnectionTestView>): ConnectionTestView {
  return {
    id: "1",
    status: "done",
    requestedAt: "",
    finishedAt: null,
    checks: [],
    result: null,
    error: null,
    ...parts,
  };
}

const checks = (accounts: "granted" | "missing", pods: "granted" | "missing" | "unknown") => [
  { id: "accounts", status: accounts },
  { id: "pods", status: pods },
];

describe("what a test amounts to", () => {
  const say = (test: ConnectionTestView | null, workers = 1) => verdictOf("prod", RIGHTS, CHOSEN, test, workers);

  it("asks before it was tested", () => {
    expect(say(null)).toMatchObject({ title: "How is it reached?", goOn: null });
  });

  it("says that nobody is there to test", () => {
    expect(say(aTest({ status: "queued" }), 0).title).toMatch(/waits for a worker/);
    expect(say(aTest({ status: "queued" }), 1).lede).toBe("0 of 2 rights answered.");
  });

  it("goes on only when it was reached", () => {
    expect(say(aTest({ status: "failed", error: "No route." }))).toMatchObject({ lede: "No route.", goOn: null });
    expect(say(aTest({ checks: checks("granted", "granted") })).goOn).toBe("Continue");
  });

  it("names what is missing, and how bad that is", () => {
    const some = say(aTest({ checks: checks("granted", "missing") }));
    const needed = say(aTest({ checks: checks("missing", "unknown") }));

    expect(some.title).toBe("prod can be read, except: list pods.");
    expect(some.goOn).toMatch(/partial/);
    expect(needed.title).toBe("prod can be read, except: list accounts.");
    expect(needed.lede).toMatch(/1 right of those/);
  });

  it("takes what was not answered for neither granted nor missing", () => {
    const unanswered = say(aTest({ checks: checks("granted", "unknown") }));

    expect(unanswered.title).toMatch(/is not known/);
    expect(say(aTest({ checks: [] })).title).toMatch(/is not known/);
    expect(say(aTest({ checks: checks("granted", "granted") })).lede).toMatch(/not known/);
  });

  it("does not praise a credential that may do more than it needs", () => {
    const result = { identity: null, reached: null, excess: ["It may delete pods."], warnings: [] };

    expect(say(aTest({ checks: checks("granted", "granted"), result })).lede).toMatch(/more was granted/);
  });
});
