import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import type { Decision } from "./policy.ts";
import { hiddenKeys } from "./testing/alternatives.ts";
import { ourDecision } from "./testing/our-answer.ts";
import { randomCase, type PolicyCase } from "./testing/random-case.ts";

/** From what is refused to what is allowed; what is conditional may become either. */
const ORDER: Record<Decision["answer"], number> = { no: 0, conditional: 1, unknown: 1, yes: 2 };

const someCase = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => {
  const draw = draws(seed);
  return { asked: randomCase(draw), other: randomCase(draw), hidden: hiddenKeys(draw) };
});

const rank = (asked: PolicyCase, hidden: readonly string[] = []) => ORDER[ourDecision(asked, { hidden }).answer];

describe("of any policies", () => {
  it("a Deny more never allows more", () => {
    const law = fc.property(someCase, ({ asked, other, hidden }) => {
      const denies = (other.documents.identity ?? []).map((document) => withEffect(document, "Deny"));
      expect(rank(added(asked, denies), hidden)).toBeLessThanOrEqual(rank(asked, hidden));
    });

    fc.assert(law, lawRuns(1000));
  });

  it("an Allow more never refuses more", () => {
    const law = fc.property(someCase, ({ asked, other, hidden }) => {
      const allows = (other.documents.identity ?? []).map((document) => withEffect(document, "Allow"));
      expect(rank(added(asked, allows), hidden)).toBeGreaterThanOrEqual(rank(asked, hidden));
    });

    fc.assert(law, lawRuns(1000));
  });

  it("a level of the organization less, or no boundary or session policy, never refuses more", () => {
    const law = fc.property(someCase, ({ asked, hidden }) => {
      const { documents } = asked;
      const scps = documents.scps && documents.scps.slice(1);
      const less = [{ scps }, { rcps: null }, { session: null }];
      for (const change of less) {
        expect(rank({ ...asked, documents: { ...documents, ...change } }, hidden)).toBeGreaterThanOrEqual(
          rank(asked, hidden),
        );
      }
    });

    fc.assert(law, lawRuns(1000));
  });

  it("what is said before all is known stays true when it is", () => {
    const law = fc.property(someCase, ({ asked, other, hidden }) => {
      const before = ourDecision(asked, { hidden });
      const known = { ...asked, context: { ...asked.context, ...other.context } };
      const values = Object.fromEntries(hidden.map((key) => [key, known.context[key]]).filter(([, value]) => value));
      const later = ourDecision({ ...asked, context: { ...without(asked.context, hidden), ...values } });
      if (before.answer === "yes" || before.answer === "no") expect(later.answer).toBe(before.answer);
      else expect(before.conditions.length).toBeGreaterThan(0);
    });

    fc.assert(law, lawRuns(1000));
  });

  it("a policy that cannot be understood leaves only no, or unknown", () => {
    const law = fc.property(someCase, ({ asked }) => {
      const broken = added(asked, [{ Version: "2012-10-17", Statement: [{ Effect: "Perhaps" }] }]);
      const { answer } = ourDecision(broken);
      if (asked.principal.account !== null) expect(["no", "unknown"]).toContain(answer);
    });

    fc.assert(law, lawRuns(500));
  });
});

function added(asked: PolicyCase, documents: NonNullable<PolicyCase["documents"]["identity"]>): PolicyCase {
  const identity = [...(asked.documents.identity ?? []), ...documents];
  return { ...asked, documents: { ...asked.documents, identity } };
}

function withEffect(document: Record<string, unknown>, effect: string) {
  const statements = document["Statement"] as Record<string, string>[];
  return { Version: "2012-10-17", Statement: statements.map((statement) => ({ ...statement, Effect: effect })) };
}

function without(context: PolicyCase["context"], hidden: readonly string[]): PolicyCase["context"] {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !hidden.includes(key)));
}
