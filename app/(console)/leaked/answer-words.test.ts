import { describe, expect, it } from "vitest";
import type { CredentialAnswer, CredentialMatch } from "#lib/domain/credentials/answer.ts";
import { headline, howMany, searchedWords } from "./answer-words.ts";

const answer = (more: Partial<CredentialAnswer>): CredentialAnswer => ({
  name: { kind: "kubernetes-token", namespace: "payments", account: "ci", audiences: [] },
  matches: [],
  moreMatches: 0,
  namesakes: [],
  searched: [{ slug: "prod", system: "kubernetes", unread: [], neverRead: false }],
  unconnected: null,
  ...more,
});

const match = (more: Partial<CredentialMatch>) =>
  ({ identity: { name: "ci", domain: "prod" }, sure: true, standing: "works", ...more }) as CredentialMatch;

describe("the answer in one sentence", () => {
  it.each([
    [answer({ matches: [match({})] }), "It is of `ci` in prod, and it still works."],
    [answer({ matches: [match({ standing: "ended" })] }), "It is of `ci` in prod, and it no longer works."],
    [answer({ matches: [match({ standing: "unknown" })] }), "It is of `ci` in prod, which may still work."],
    [answer({ matches: [match({ sure: false })] }), "It may be of `ci` in prod."],
    [
      answer({ matches: [match({ sure: false }), match({ sure: false })], moreMatches: 3 }),
      "It may be of 5 identities.",
    ],
    [answer({ matches: [match({}), match({})] }), "It is of `ci` in prod, and it still works."],
    [answer({}), "It is of no identity that was read."],
    [answer({ searched: [] }), "No source that could know it is connected, so nobody here can tell whose it is."],
    [answer({ unconnected: { because: "", steps: [] } }), "Nobody here can tell whose it is."],
  ])("%#: says no more than is known", (given, sentence) => {
    expect(headline(given)).toBe(sentence);
  });
});

describe("what the answer stands on", () => {
  it("is no all-clear when nothing was found", () => {
    expect(searchedWords(answer({}))).toMatch(/was read.*no proof/);
    expect(searchedWords(answer({ searched: [] }))).toMatch(/^No source/);
  });

  it("names what could not be read", () => {
    const blind = { slug: "dark", system: "kubernetes", unread: ["Secrets"], neverRead: false };

    expect(searchedWords(answer({ searched: [blind], matches: [match({})] }))).toBe(
      "In 1 source; in 1 of them not all that would show it could be read.",
    );
  });
});

describe("what is said when answers come", () => {
  it("is how many they are, where there are several", () => {
    const found = answer({ matches: [match({})] });

    expect(howMany([])).toBe("");
    expect(howMany([found])).toBe("");
    expect(howMany([answer({}), answer({})])).toBe("There are 2 answers; none of them names an identity.");
    expect(howMany([found, answer({})])).toBe("There are 2 answers; 1 of them names an identity.");
    expect(howMany([found, found, answer({})])).toBe("There are 3 answers; 2 of them name an identity.");
  });
});
