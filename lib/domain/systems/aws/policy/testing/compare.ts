import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { alternatives, hiddenKeys } from "./alternatives.ts";
import { ourDecision } from "./our-answer.ts";
import { randomCase, type PolicyCase } from "./random-case.ts";
import { simulate } from "./simulate.ts";

/** A case on which iam-simulate decided. */
export interface Compared {
  asked: PolicyCase;
  allowed: boolean;
}

/** A case that is decided one way here and another by iam-simulate; why, where that is known. */
export interface Difference extends Compared {
  ours: string;
  why: string | null;
}

export interface Comparison {
  compared: Compared[];
  differences: Difference[];
  /** Of decisions that were conditional at first: remaining conditions, and how many were made true and made false. */
  conditionals: { decisions: number; remaining: number; bothWays: number };
}

/**
 * Random cases, decided here and by iam-simulate. A third is asked a second time without some keys of the request: what is
 * said then must hold whatever they are.
 * @throws Error where iam-simulate finds a case malformed: the generator is wrong
 */
export async function compareWithSimulate(seed: number, count: number): Promise<Comparison> {
  const draw = draws(seed);
  const result: Comparison = {
    compared: [],
    differences: [],
    conditionals: { decisions: 0, remaining: 0, bothWays: 0 },
  };
  for (let index = 0; index < count; index += 1) {
    const asked = randomCase(draw);
    const whole = knowingSession(asked);
    result.compared.push(await compareOne(whole, result.differences));
    const hidden = draw.chance(1 / 3) ? hiddenKeys(draw) : [];
    if (hidden.length > 0 || whole !== asked) await comparePartly(asked, hidden, result);
  }
  return result;
}

/** iam-simulate is asked of a role or of one of its sessions; here a role is always one of its sessions. */
function knowingSession(asked: PolicyCase): PolicyCase {
  const { principal } = asked;
  return principal.kind === "role" && principal.session === null
    ? { ...asked, principal: { ...principal, session: "run-3" } }
    : asked;
}

async function comparePartly(asked: PolicyCase, hidden: readonly string[], result: Comparison): Promise<void> {
  const decision = ourDecision(asked, { hidden });
  if (decision.answer === "conditional") result.conditionals.decisions += 1;
  const { cases, remaining, bothWays } = alternatives(asked, decision, hidden);
  result.conditionals.remaining += remaining;
  result.conditionals.bothWays += bothWays;
  for (const other of cases) {
    const { allowed } = await compareOne(other, result.differences);
    const said = allowed ? "yes" : "no";
    if (decision.answer === "conditional" || decision.answer === said) continue;
    const why = await explain(other, decision.answer, allowed);
    result.differences.push({ asked: other, allowed, ours: `${decision.answer}, before all was known`, why });
  }
}

async function compareOne(asked: PolicyCase, differences: Difference[]): Promise<Compared> {
  const allowed = await simulate(asked);
  const { answer } = ourDecision(asked);
  if (answer !== (allowed ? "yes" : "no")) {
    differences.push({ asked, allowed, ours: answer, why: await explain(asked, answer, allowed) });
  }
  return { asked, allowed };
}

/** The only difference that is meant, of those the generator makes: see `session policies` in the readme. */
async function explain(asked: PolicyCase, ours: string, allowed: boolean): Promise<string | null> {
  const { session, resource } = asked.documents;
  const own = asked.principal.account === asked.resourceAccount;
  if (session === null || resource === null || !own || ours !== "yes" || allowed) return null;
  const without = { ...asked, documents: { ...asked.documents, session: null, identity: [], boundary: null } };
  return (await simulate(without)) ? "session policies" : null;
}
