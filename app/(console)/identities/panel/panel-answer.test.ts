import { afterEach, describe, expect, it, vi } from "vitest";
import { askPanel, questionKey } from "./panel-answer.ts";

const ID = "4e74e1e5-7388-8d10-86a4-8d21b97a8a0e";
const QUESTION = { id: ID, tab: "overview", asOf: null, kind: null, fact: null } as const;

describe("the key of a question", () => {
  it("is the address of its answer, without what goes without saying", () => {
    expect(questionKey(QUESTION)).toBe(`/identities/panel/${ID}`);
  });

  it("tells tabs, times and facts apart", () => {
    const asOf = new Date("2026-11-03T14:00:00Z");

    const keys = [
      QUESTION,
      { ...QUESTION, tab: "access" } as const,
      { ...QUESTION, asOf },
      { ...QUESTION, tab: "evidence", fact: "a role" } as const,
      { ...QUESTION, tab: "evidence", kind: "role" } as const,
    ].map(questionKey);

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[2]).toContain("asof=2026-11-03T14:00Z");
  });
});

describe("asking for the panel", () => {
  afterEach(() => vi.unstubAllGlobals());

  const asked = (answer: () => Promise<Response>) => {
    vi.stubGlobal("fetch", answer);
    return askPanel(questionKey(QUESTION), new AbortController().signal);
  };

  it.each([
    [401, "signed out", false],
    [404, "No identity has this id", false],
    [500, "could not be loaded", true],
  ])("answers a status of %d with why, and whether to try again", async (status, words, retry) => {
    const answer = await asked(() => Promise.resolve(new Response("{}", { status })));

    expect(answer).toEqual({ problem: expect.stringContaining(words), retry });
  });

  it("takes a network that fails, and an answer that is none, for a problem of its own", async () => {
    const offline = await asked(() => Promise.reject(new TypeError("Failed to fetch")));
    const nonsense = await asked(() => Promise.resolve(new Response("<html>")));

    expect([offline, nonsense]).toEqual([
      { problem: expect.stringContaining("The list beside it is not affected"), retry: true },
      { problem: expect.stringContaining("The list beside it is not affected"), retry: true },
    ]);
  });

  it("does not answer what nobody waits for any more", async () => {
    const gone = new AbortController();
    vi.stubGlobal("fetch", () => Promise.reject(new DOMException("aborted", "AbortError")));
    gone.abort();

    await expect(askPanel(questionKey(QUESTION), gone.signal)).rejects.toThrow("aborted");
  });
});
