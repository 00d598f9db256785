import { describe, expect, it } from "vitest";
import { decideAssume, askable } from "./ask-world.ts";
import { factsFrom } from "./testing/account-spec.ts";
import { worldOf } from "./world-of.ts";

const A = "111111111111";
const APP = `arn:aws:iam::${A}:role/app`;
const TARGET = `arn:aws:iam::${A}:role/target`;
const BOUNDARY = `arn:aws:iam::${A}:policy/fence`;

function answer(boundary: string | null): string | undefined {
  const facts = factsFrom({
    [A]: { roles: { app: { allow: ["sts:AssumeRole"] }, target: { trust: `arn:aws:iam::${A}:root` } } },
  });
  const identities = [...facts.identities].map((one) => ({ ...one, content: { ...one.content, boundary } }));
  const world = worldOf({ ...facts, identities });
  const [app, target] = [world.roles.get(APP), world.roles.get(TARGET)];
  return app && target && decideAssume(askable(world), app, target).answer;
}

describe("a principal", () => {
  it("that names no boundary may do what its policies allow", () => {
    expect(answer(null)).toBe("yes");
  });

  it("that names a boundary of which nothing was read may do what is not known", () => {
    expect(answer(BOUNDARY)).toBe("unknown");
  });
});
