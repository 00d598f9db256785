import { beforeAll, describe, expect, it } from "vitest";
import { askerOf } from "./asker.ts";
import { may } from "./may.ts";
import type { Policies } from "./policies.ts";
import { policiesOf } from "./testing/policies-of.ts";
import { TRAP_OBJECTS, TRAPS } from "./testing/traps.ts";

describe("the traps of RBAC", () => {
  let policies: Policies;
  beforeAll(async () => {
    policies = await policiesOf(TRAP_OBJECTS);
  });

  it.each(TRAPS)("$name", ({ who, ask, allowed }) => {
    const asker = askerOf(`kubernetes:test:${who}`);

    const decision = asker && may(policies, asker, ask);

    expect(decision?.allowed).toBe(allowed);
  });
});
