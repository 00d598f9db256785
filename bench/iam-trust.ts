import { factsFrom } from "#lib/domain/systems/aws/trust/testing/account-spec.ts";
import { escalations } from "#lib/domain/systems/aws/edges/escalations.ts";
import { organizationOf, ROLES_PER_ACCOUNT } from "#lib/domain/systems/aws/trust/testing/large-organization.ts";
import { becomings, trustIndex } from "#lib/domain/systems/aws/trust/who-can-become.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { World } from "#lib/domain/systems/aws/trust/world.ts";
import { scanWithCloudsplaining } from "./cloudsplaining.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 7;

/** What PMapper took for 1,000 roles of one account on a machine of this kind, in CPU seconds. */
const PMAPPER_1000 = 20;

/** Bar `iam`: who can become whom in organizations of 1,000 and 5,000 roles, all answers with what they rest on; and how else roles get further. */
export async function benchIamTrust(): Promise<BenchRow[]> {
  return [
    rowOf(1000, "0.2", PMAPPER_1000),
    rowOf(5000, "1", null),
    await escalationsRow(1000),
    await escalationsRow(5000),
  ];
}

async function escalationsRow(roles: number): Promise<BenchRow> {
  const facts = factsFrom(organizationOf(roles));
  const theirs = await scanWithCloudsplaining(facts);
  let found = 0;
  const seconds = Array.from({ length: RUNS }, () => {
    const trust = trustIndex(worldOf(facts));
    return cpuSeconds(() => (found = [...escalations(trust)].length));
  });
  return row({
    id: `iam-escalations-${roles}`,
    value: median(seconds),
    unit: "CPU s",
    baseline: "seconds" in theirs ? theirs.seconds : null,
    baselineOf: "seconds" in theirs ? "cloudsplaining, which flags policies and follows none" : "",
    bar: "none",
    input: `${roles.toLocaleString("en-US")} roles in ${roles / ROLES_PER_ACCOUNT} accounts, ${found.toLocaleString("en-US")} edges${
      "why" in theirs ? `; cloudsplaining did not run: ${theirs.why}` : ""
    }`,
  });
}

function rowOf(roles: number, most: string, baseline: number | null): BenchRow {
  const facts = factsFrom(organizationOf(roles));
  const reading = Array.from({ length: RUNS }, () => cpuSeconds(() => worldOf(facts)));
  let found = 0;
  const seconds = Array.from({ length: RUNS }, () => {
    const world = worldOf(facts);
    return cpuSeconds(() => (found = countBecomings(world)));
  });
  const arranged = `${median(reading).toFixed(2)} s more to take the documents apart`;
  return row({
    id: `iam-trust-${roles}`,
    value: median(seconds),
    unit: "CPU s",
    baseline,
    baselineOf: baseline === null ? "" : "PMapper, measured apart",
    bar: `at most ${most}`,
    input: `${roles.toLocaleString("en-US")} roles in ${roles / ROLES_PER_ACCOUNT} accounts, ${found.toLocaleString("en-US")} answers; ${arranged}`,
  });
}

function countBecomings(world: World): number {
  let found = 0;
  for (const { becomings: answers } of becomings(trustIndex(world))) found += answers.length;
  if (found < world.roles.size) throw new Error("roles that nobody can become: the generator is wrong");
  return found;
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
