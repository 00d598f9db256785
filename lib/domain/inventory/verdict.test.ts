import { describe, expect, it } from "vitest";
import type { AccessSentence, GrantView } from "./detail.ts";
import type { IdentityRow } from "./identity.ts";
import { deckSentences } from "./deck.ts";
import type { NoteFacts } from "./notes.ts";
import { identityRow } from "./testing/identity-row.ts";
import { kubernetes } from "../systems/kubernetes/kubernetes.ts";
import { UNLIMITED } from "../systems/kubernetes/permissions/access-words.ts";
import { plainSentence, verdictSentence, type Verdict, type VerdictPart } from "./verdict.ts";

function grant(scope: string, verbs: string[], resources: string[]): GrantView {
  const named = { kind: "", name: "", key: "" };
  const because = { binding: named, role: named, via: null, rule: { words: "rule 1", path: ["rules", 0] } };
  return {
    words: "",
    scope: scope === "cluster" ? { kind: "cluster", name: null } : { kind: "namespace", name: scope },
    verbs,
    resources,
    resourceNames: [],
    nonResourceUrls: [],
    because,
    dangling: false,
    unread: false,
  };
}

const OWNED = { owner: { owner: "payments", because: "service account label team=payments" } };
const NOTHING: NoteFacts = { owner: null, containerKind: "namespace", naming: [], unwatched: false, grouping: [] };

function verdictOf(
  row: IdentityRow,
  grants: GrantView[],
  access: AccessSentence[],
  present: boolean,
  facts: NoteFacts,
): Verdict {
  return verdictSentence(kubernetes, { row, grants, access, identity: null, consumers: [] }, present, facts);
}

function say(fields: Partial<IdentityRow>, grants: GrantView[] = [], access: AccessSentence[] = []): string {
  return plainSentence(verdictOf(identityRow(fields), grants, access, true, NOTHING).parts);
}

/** A name is one word, however many it has. */
function wordsOf(parts: VerdictPart[]): number {
  const text = parts.map((part) => (part.name ? "name" : part.text)).join("");
  return text.split(" ").filter(Boolean).length;
}

describe("verdictSentence", () => {
  const cases: [string, Partial<IdentityRow>, GrantView[]][] = [
    ["ci holds no permission of its own and nobody is named as its owner.", {}, []],
    ["ci has no known permission and nobody is named as its owner.", { coverage: "incomplete" }, []],
    [
      "ci can do anything in all of prod-eu and payments is named as its owner.",
      OWNED,
      [grant("cluster", ["*"], ["*.*"])],
    ],
    ["ci can read secrets in shop and payments is named as its owner.", OWNED, [grant("shop", ["get"], ["secrets"])]],
    [
      "ci can read secrets in 2 namespaces of prod-eu and payments is named as its owner.",
      OWNED,
      [grant("shop", ["get"], ["secrets"]), grant("web", ["list"], ["secrets"])],
    ],
    [
      "ci holds a role that was not read and nobody is named as its owner.",
      {},
      [{ ...grant("cluster", [], []), unread: true }],
    ],
    ["ci is named but does not exist and nobody is named as its owner.", { status: "missing" }, []],
  ];

  it.each(cases)("%s", (sentence, fields, grants) => {
    expect(say(fields, grants)).toBe(sentence);
  });

  it.each(cases)("has a note for both claims and at most sixteen words: %s", (_sentence, fields, grants) => {
    const { parts, notes } = verdictOf(identityRow(fields), grants, [], true, NOTHING);

    expect(parts.flatMap(({ note }) => note ?? [])).toEqual([1, 2]);
    expect(notes).toHaveLength(2);
    expect(notes.every(({ words }) => words.endsWith("."))).toBe(true);
    expect(wordsOf(parts)).toBeLessThanOrEqual(16);
  });

  it("stays as short with names of any length and any number of words", () => {
    const long = "a name of many words ".repeat(40);
    const fields = { name: long, domain: long, owner: { owner: long, because: "" } };
    const grants = [grant("one", ["get"], ["secrets"]), grant("other", ["get"], ["secrets"])];

    const { parts } = verdictOf(identityRow(fields), grants, [], true, NOTHING);

    expect(wordsOf(parts)).toBeLessThanOrEqual(16);
    expect(parts.filter(({ name }) => name).map(({ text }) => text)).toEqual([long, long, long]);
  });

  it("does not call gone what nobody watches any more", () => {
    const { parts, notes } = verdictOf(identityRow(), [], [], false, { ...NOTHING, unwatched: true });

    expect(plainSentence(parts)).toBe("ci is no longer watched.");
    expect(notes[0]?.words).toMatch(/nobody has looked/);
  });

  it("says of what is gone only that", () => {
    const { parts, notes } = verdictOf(identityRow(), [grant("cluster", ["*"], ["*.*"])], [], false, NOTHING);

    expect(plainSentence(parts)).toBe("ci is gone.");
    expect(notes).toEqual([
      {
        words: "A complete read no longer contained it.",
        evidence: [],
        looked: [{ noun: "identity", kind: "service-account" }],
      },
    ]);
  });

  it("says that what no role limits can do anything, whatever roles it holds", () => {
    const access = [{ risk: UNLIMITED, words: "do anything", because: "because it is in system:masters" }];
    const facts = { ...NOTHING, grouping: ["kubernetes:prod-eu:csr:a"] };

    const { parts, notes } = verdictOf(identityRow(), [], access, true, facts);

    expect(plainSentence(parts)).toBe("ci can do anything in all of prod-eu and nobody is named as its owner.");
    expect(notes[0]?.words).toBe("It may do anything, because it is in system:masters.");
    expect(notes[0]?.evidence[0]?.key).toBe("kubernetes:prod-eu:csr:a");
  });

  it("counts what a proof of its own gives it, not what everybody like it may", () => {
    const through = (everyone: boolean) => {
      const one = grant("shop", ["get"], ["secrets"]);
      return { ...one, because: { ...one.because, via: { kind: "group" as const, name: "ops", everyone } } };
    };

    expect(say({}, [through(false)])).toContain("can read secrets in shop");
    expect(say({}, [through(true)])).toContain("holds no permission of its own");
  });
});

describe("the notes of a verdict", () => {
  it("point at the rule of the widest grant and at its binding", () => {
    const named = (key: string, scope: string) => {
      const one = { ...grant(scope, ["list"], ["secrets"]), words: `list secrets in ${scope}` };
      const role = { kind: "ClusterRole", name: key, key: `role:${key}` };
      return {
        ...one,
        because: { ...one.because, role, binding: { kind: "Binding", name: "b", key: `binding:${key}` } },
      };
    };

    const { notes } = verdictOf(identityRow(), [named("narrow", "shop"), named("wide", "cluster")], [], true, NOTHING);

    expect(notes[0]?.evidence[0]).toMatchObject({ key: "role:wide", path: ["rules", 0] });
    expect(notes[0]?.evidence[0]?.deciding).toEqual(expect.arrayContaining(["list", "secrets"]));
    expect(notes[0]?.evidence[1]?.key).toBe("binding:wide");
    expect(notes[0]?.words).toContain("1 more grant says as much.");
  });

  it("lead to the others where the claim is how many there are", () => {
    const { notes } = verdictOf(
      identityRow(),
      [grant("shop", ["get"], ["pods"]), grant("web", ["get"], ["pods"])],
      [],
      true,
      NOTHING,
    );

    expect(notes[0]?.words).toContain("Access lists 1 more grant.");
    expect(notes[0]?.looked).toEqual([{ noun: "attachment" }]);
  });

  it("point at the label that names the owner", () => {
    const owner = { key: "kubernetes:prod-eu:namespace:shop", path: ["labels", "team"] as ["labels", string] };

    const { notes } = verdictOf(identityRow(OWNED), [], [], true, { ...NOTHING, owner });

    expect(notes[1]?.evidence).toEqual([{ key: owner.key, path: owner.path, deciding: ["payments"] }]);
  });

  it("say what was looked through where nobody is named", () => {
    const container = { key: "kubernetes:prod-eu:namespace:shop", name: "shop" };

    const { notes } = verdictOf(identityRow({ container }), [], [], true, NOTHING);

    expect(notes[1]?.words).toContain("owner, team, owned-by, squad");
    expect(notes[1]?.looked).toEqual([
      { noun: "identity", kind: "service-account" },
      { noun: "resource", kind: "namespace" },
    ]);
  });
});

const WORDS = kubernetes.words("service-account");
const ALL = { bindings: true, workloads: true, credentials: true };

describe("deckSentences", () => {
  it("counts in words, with a note for each claim", () => {
    const { parts, notes } = deckSentences(
      identityRow({ consumers: 2, credentials: { count: 1, oldestAt: null } }),
      WORDS,
      ALL,
      3,
    );

    expect(plainSentence(parts)).toBe(
      "Two workloads run as it. One stored credential proves it. Whether anything uses it is not observed.",
    );
    expect(parts.flatMap(({ note }) => note ?? [])).toEqual([3, 4, 5]);
    expect(notes).toHaveLength(3);
  });

  it("says a known use as far as it is known", () => {
    const lastUsed = { at: "2026-11-20T00:00:00Z", day: true, atLeast: true } as const;

    const { parts, notes } = deckSentences(identityRow({ lastUsed }), WORDS, ALL, 3);

    expect(plainSentence(parts)).toContain("It was used on 20 Nov 2026 or later.");
    expect(notes[2]?.words).toContain("Other ways to sign in are not observed.");
  });

  it("does not take what was not read for what is not there", () => {
    const incomplete = identityRow({ consumers: 0, credentials: { count: 12, oldestAt: null } });

    const { parts } = deckSentences(incomplete, WORDS, { bindings: false, workloads: false, credentials: false }, 3);

    expect(plainSentence(parts)).toContain(
      "No workload that runs as it was seen. At least 12 stored credentials prove it.",
    );
  });
});
