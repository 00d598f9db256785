import { decideBy } from "#lib/domain/systems/aws/policy/decide.ts";
import { prepare } from "#lib/domain/systems/aws/policy/prepare.ts";
import { compareWithSimulate } from "#lib/domain/systems/aws/policy/testing/compare.ts";
import { policySet, questionOf } from "#lib/domain/systems/aws/policy/testing/our-answer.ts";
import { randomCase, type PolicyCase } from "#lib/domain/systems/aws/policy/testing/random-case.ts";
import { TARGETS } from "#lib/domain/systems/aws/policy/testing/random-request.ts";
import { simulate } from "#lib/domain/systems/aws/policy/testing/simulate.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 7;
const PRINCIPALS = 2000;
const ROUNDS = 5;
const COMPARED = 100_000;

/** Bar `iam`: decisions about AWS requests, beside iam-simulate; then as many as it takes to disagree with it. */
export async function benchIam(): Promise<BenchRow[]> {
  return [await benchDecisions(), await benchAgreement()];
}

/** Of each principal with its policies, one after the other: what it may do of ten things. */
async function benchDecisions(): Promise<BenchRow> {
  const draw = draws(1);
  const principals = Array.from({ length: PRINCIPALS }, () => {
    const one = randomCase(draw);
    const cases = TARGETS.map(({ action, resource }): PolicyCase => ({ ...one, action, resource }));
    return { cases, questions: cases.map((each) => questionOf(each)), policies: prepare(policySet(one.documents)) };
  });
  const count = PRINCIPALS * TARGETS.length;
  const ours = Array.from({ length: RUNS }, () =>
    perCpuSecond(count * ROUNDS, () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const { questions, policies } of principals)
          for (const question of questions) decideBy(policies, question);
      }
    }),
  );
  const before = process.cpuUsage();
  for (const { cases } of principals.slice(0, PRINCIPALS / 10)) for (const one of cases) await simulate(one);
  const theirs = count / 10 / secondsSince(before);
  return row({
    id: "iam-decisions",
    value: median(ours),
    unit: "decisions per CPU s",
    baseline: theirs,
    baselineOf: "iam-simulate, a tenth of the requests",
    bar: "at least 200,000",
    input: `${count.toLocaleString("en-US")} requests of ${PRINCIPALS.toLocaleString("en-US")} principals with policies of every type`,
  });
}

async function benchAgreement(): Promise<BenchRow> {
  const { compared, differences, conditionals } = await compareWithSimulate(2, COMPARED);
  const unexplained = differences.filter(({ why }) => why === null);
  const allowed = compared.filter((one) => one.allowed).length;
  const meant = `${differences.length - unexplained.length} differ as meant`;
  return row({
    id: "iam-disagreements",
    value: unexplained.length,
    unit: "decisions",
    baseline: null,
    baselineOf: "",
    bar: "0",
    input:
      `${compared.length.toLocaleString("en-US")} random requests, ${Math.round((100 * allowed) / compared.length)} % allowed, ` +
      `${meant}; ${conditionals.bothWays} of ${conditionals.remaining} remaining conditions made true and false`,
  });
}

function perCpuSecond(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  return count / secondsSince(before);
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
