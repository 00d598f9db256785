import { beforeAll, describe, expect, it } from "vitest";
import { scaled } from "../../../testing/scale.ts";
import type { Listing, PolicyFacts } from "../../system.ts";
import { objectOf, textOf } from "../../content.ts";
import { may } from "./may.ts";
import { indexPolicies } from "./policies.ts";
import { allBound, drawQuestion } from "./testing/draw-question.ts";
import { draws, type Draw } from "./testing/draw.ts";
import { factsOfObjects } from "./testing/policies-of.ts";
import { randomCluster, WORDS } from "./testing/random-cluster.ts";

const QUESTIONS = 200;

/** The kind and scope of the listing a fact comes from, as a word. */
function listingOf(kinds: { namespaced: string; wide: string }, namespace: string): string {
  return namespace === "" ? `${kinds.wide} ` : `${kinds.namespaced} namespace/${namespace}`;
}

const ROLES = { namespaced: "roles", wide: "cluster-roles" };
const BINDINGS = { namespaced: "role-bindings", wide: "cluster-role-bindings" };

/** What somebody knows who may read only some listings: of the others nothing, or what a page showed before it broke. */
function seenInPart(draw: Draw, facts: PolicyFacts): PolicyFacts {
  const scopes = WORDS.namespaces.flatMap((name) => [`roles namespace/${name}`, `role-bindings namespace/${name}`]);
  const listings = [...scopes, "cluster-roles ", "cluster-role-bindings "].map((word): Listing => {
    const [kind = "", scope = ""] = word.split(" ");
    return { kind, scope, complete: draw.chance(0.8), reason: "" };
  });
  const complete = new Set(listings.filter((one) => one.complete).map(({ kind, scope }) => `${kind} ${scope}`));
  const isSeen = (listing: string) => complete.has(listing) || draw.chance(0.5);
  const documents = [...facts.documents].flatMap((document) => {
    const listing = listingOf(ROLES, textOf(document.content["namespace"]));
    if (!isSeen(listing)) return [];
    const { rules } = document.content;
    // What is known of an unread role is how it was, perhaps before it gained a rule.
    const known = complete.has(listing) || !Array.isArray(rules) ? rules : rules.slice(1);
    return [{ ...document, content: { ...document.content, rules: known ?? [] } }];
  });
  const attachments = [...facts.attachments].filter(({ content }) =>
    isSeen(listingOf(BINDINGS, textOf(objectOf(content["binding"])["namespace"]))),
  );
  return { ...facts, listings, documents, attachments };
}

describe("what is not read", () => {
  let facts: PolicyFacts;
  beforeAll(async () => {
    facts = await factsOfObjects(randomCluster(draws(7), 80));
  });

  it("can turn an answer into unknown, never into the other one", () => {
    const whole = indexPolicies(facts);
    const bound = allBound(whole);
    const answers: Record<string, number> = {};
    for (let seed = 0; seed < scaled(50); seed += 1) {
      const draw = draws(seed);
      const part = indexPolicies(seenInPart(draw, facts));
      for (let index = 0; index < QUESTIONS; index += 1) {
        const { asker, question } = drawQuestion(draw, bound);
        const really = may(whole, asker, question).allowed;
        const said = may(part, asker, question).allowed;

        if (said !== "unknown") expect(said, JSON.stringify({ asker, question })).toBe(really);
        answers[`${said} of ${really}`] = (answers[`${said} of ${really}`] ?? 0) + 1;
      }
    }
    expect(Object.keys(answers).toSorted()).toEqual([
      "false of false",
      "true of true",
      "unknown of false",
      "unknown of true",
    ]);
  });
});
