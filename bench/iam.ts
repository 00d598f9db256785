import { decideBy } from "#lib/domain/systems/aws/policy/decide.ts";
import { prepare } from "#lib/domain/systems/aws/policy/prepare.ts";
import { compareWithSimulate } from "#lib/domain/systems/aws/policy/testing/compare.ts";
import { policySet, questionOf } from "#lib/domain/systems/aws/policy/testing/our-answer.ts";
import { randomCase, type PolicyCase } from "#lib/domain/systems/aws/policy/testing/random-case.ts";
import { simulate } from "#lib/domain/systems/aws/policy/testing/simulate.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 7;
const CASES = 2000;
/** How often each case is asked in a run: in production one principal is asked about many actions and resources. */
const TIMES = 50;
const COMPARED = 100_000;

/** Bar `iam`: decisions about AWS requests, beside iam-simulate; then as many as it takes to disagree with it. */
export async function benchIam(): Promise<BenchRow[]> {
  const draw = draws(1);
  const cases = Array.from({ length: CASES }, () => randomCase(draw));
  return [await benchDecisions(cases), await benchAgreement()];
}

async function benchDecisions(cases: readonly PolicyCase[]): Promise<BenchRow> {
  const asked = cases.map((one) => ({ question: questionOf(one), policies: prepare(policySet(one.documents)) }));
  const ours = Array.from({ length: RUNS }, () =>
    perCpuSecond(CASES * TIMES, () => {
      for (let time = 0; time < TIMES; time += 1)
        for (const { policies, question } of asked) decideBy(policies, question);
    }),
  );
  const before = process.cpuUsage();
  for (const one of cases) await simulate(one);
  const theirs = CASES / secondsSince(before);
  return row({
    id: "iam-decisions",
    value: median(ours),
    unit: "decisions per CPU s",
    baseline: theirs,
    baselineOf: "iam-simulate, same requests",
    bar: "at least 200,000",
    input: `${CASES.toLocaleString("en-US")} random requests with policies of every type, prepared, ${TIMES} times each`,
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
