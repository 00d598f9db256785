import { describe, expect, it } from "vitest";
import { askerOf } from "./asker.ts";
import { may } from "./may.ts";
import type { Policies } from "./policies.ts";
import type { Asker } from "./question.ts";
import { RISKS, risksOf, type Risk } from "./risks.ts";
import { draws } from "./testing/draw.ts";
import { policiesOf } from "./testing/policies-of.ts";
import { randomCluster, WORDS } from "./testing/random-cluster.ts";

/** The same by asking one question after the other, in no namespace (`""`) and in each. */
function placesByQuestions(policies: Policies, asker: Asker, risk: Risk): string[] {
  return ["", ...WORDS.namespaces].filter((namespace) =>
    risk.any.some((text) => {
      const [verb = "", path = ""] = text.split(" ");
      const [group = "", resource = "", subresource = ""] = path.split("/");
      return may(policies, asker, { verb, group, resource, subresource, namespace }).allowed === true;
    }),
  );
}

describe("risksOf", () => {
  it.each([1, 2, 3, 4])("finds what the evaluator allows, and nothing else (random cluster %i)", async (seed) => {
    const policies = await policiesOf(randomCluster(draws(seed), 300));
    let found = 0;
    for (const name of WORDS.accounts.flatMap((account) => WORDS.namespaces.map((home) => `${home}/${account}`))) {
      const asker = askerOf(`kubernetes:test:serviceaccount:${name}`);
      if (!asker) throw new Error(`${name} names nobody`);
      const risks = new Map(risksOf(policies, asker).map((one) => [one.risk, one]));
      const everything = placesByQuestions(policies, asker, RISKS[0] ?? NONE);
      for (const risk of RISKS) {
        const one = risks.get(risk);
        const places = placesByQuestions(policies, asker, risk);
        const covered = (place: string) => risk !== RISKS[0] && everything.includes(place);
        const said = one ? [...(one.everywhere ? [""] : []), ...one.namespaces] : [];
        const expected = places.includes("") ? [""] : risk.clusterOnly ? [] : places;
        found += said.length;
        expect(new Set(said)).toEqual(new Set(expected.filter((place) => !covered(place))));
      }
    }
    expect(found).toBeGreaterThan(50);
  });
});

const NONE: Risk = { id: "none", every: "", any: [] };
