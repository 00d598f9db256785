import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { RequestContext } from "./policy.ts";
import { CASES, corpusCases, hasCorpus, type CorpusCase } from "./testing/corpus.ts";
import { policySet } from "./testing/our-answer.ts";

/** Cases that are decided otherwise here: file, a part of the name, and why (the readme says more). */
const MEANT: readonly { file: string; name: string; why: string }[] = [
  {
    file: "permissionBoundaries-SameAccount.json",
    name: "resource policy allows session, from session",
    why: "its Principal is the text of an ARN, which AWS refuses: unknown here",
  },
  {
    file: "permissionBoundaries-SameAccount.json",
    name: "resource policy allows user",
    why: "its Principal is the text of an ARN, which AWS refuses: unknown here",
  },
  {
    file: "sessionPolicies.json",
    name: "Implicit deny in session policy denies even if session ARN in resource policy",
    why: "AWS says that what is granted to a session directly is not limited by session policies",
  },
  {
    file: "edgeCases__allowNotArnLike.json",
    name: "no allowed patterns found",
    why: "the root of an account cannot assume roles",
  },
  {
    file: "discoveryMode__contextKeyConstraints__sourceContext.json",
    name: "Null true does not match when presence is known and key is present",
    why: "that a key is there and its value is not known cannot be said here",
  },
];

describe.skipIf(!hasCorpus)(`the cases of iam-simulate at ${CASES} (skipped where they are absent)`, () => {
  const cases = hasCorpus ? corpusCases().filter(({ beyond }) => beyond === null) : [];

  it("are decided as their authors expect, or differ as meant", () => {
    const different = cases.filter((one) => answered(one) !== one.allowed).map(({ file, name }) => ({ file, name }));
    const unexplained = different.filter((one) => !MEANT.some((meant) => covers(meant, one)));

    expect(unexplained).toEqual([]);
  });

  it("still differ wherever a reason is given", () => {
    const different = cases.filter((one) => answered(one) !== one.allowed);

    expect(MEANT.filter((meant) => !different.some((one) => covers(meant, one)))).toEqual([]);
  });

  it("are more than four hundred", () => {
    expect(cases.length).toBeGreaterThan(400);
  });
});

function covers(meant: { file: string; name: string }, one: { file: string; name: string }): boolean {
  return one.file === meant.file && one.name.includes(meant.name);
}

/** In discovery any key may have any value, the session any name, and what may be allowed counts as allowed. */
function answered({ asked, discovery, known }: CorpusCase): boolean {
  const { action, resource, resourceAccount, documents } = asked;
  const session = discovery ? null : (asked.principal.session ?? "");
  const given = new Map(Object.entries(asked.context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
  const isKnown = (key: string) => !discovery || known(key);
  const get = (key: string) => (isKnown(key) ? (given.get(key) ?? null) : undefined);
  const context = { get, has: isKnown } as unknown as RequestContext;
  const question = { principal: { ...asked.principal, session }, action, resource, resourceAccount, context };
  const { answer } = decide(question, policySet(documents));
  return answer === "yes" || (discovery && answer === "conditional");
}
