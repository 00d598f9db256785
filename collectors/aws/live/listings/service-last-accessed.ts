import { setTimeout as sleep } from "node:timers/promises";
import { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand } from "@aws-sdk/client-iam";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import { isRecord, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { IAM } from "../services.ts";
import { gateOf, lastEnd, type AccountSession } from "../session.ts";
import { listIn, markerOf } from "../read-pages.ts";

const GENERATE = "iam:GenerateServiceLastAccessedDetails";
const GET = "iam:GetServiceLastAccessedDetails";

const HOUR_MS = 3_600_000;

/** Reports lag by hours, so an account is asked about once a day. */
const SWEEP_MS = 23 * HOUR_MS;

const TOGETHER = 4;

/** How many reports may still be asked for in this run, over all accounts. */
export interface Budget {
  left: number;
}

/** When an account's reports were last read whole, as milliseconds; 0: never. */
export function reportsReadAt({ session, id }: Pick<AccountSession, "session" | "id">): number {
  const last = lastEnd(session, "service-last-accessed", { account: id });
  return last?.status === "complete" ? last.readAt.getTime() : 0;
}

/**
 * Which services roles and users used, by a report for each of them that AWS makes on request. An account that was asked
 * about within the day is carried. Where there are more than the budget allows, a part is read in each run, by the hour.
 */
export async function readServiceLastAccessed(
  account: AccountSession,
  details: Listed,
  budget: Budget,
): Promise<Listed> {
  const { session, id } = account;
  const place = { account: id };
  const gate = [GENERATE, GET].map((action) => gateOf(session, action)).find((one) => one !== null);
  if (gate) return unread(gate);
  const readAt = reportsReadAt(account);
  if (readAt > 0 && session.readAt.getTime() - readAt < SWEEP_MS) {
    const at = new Date(readAt).toISOString().slice(0, 16);
    return unread({
      status: "carried",
      reason: `Not read this time: it was read completely at ${at}Z, and is once a day.`,
    });
  }
  const arns = principalsOf(details);
  if (arns.length === 0 && details.end.status !== "complete") {
    const reason = `${nameOf(GENERATE, place)} was not asked: which roles and users there are could not be read.`;
    return unread({ status: details.end.status === "denied" ? "denied" : "failed", reason });
  }
  const asked = turnOf(arns, budget, session.readAt);
  let stopped: CallFault | null = null;
  const found = await mapTogether(asked, TOGETHER, async (arn): Promise<Row[]> => {
    if (stopped) return [];
    try {
      return [{ value: await reportOf(account, arn), evidence: nameOf(GET, place) }];
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      if (error.kind === "passing" || error.kind === "absent") {
        return [{ problem: { where: nameOf(GET, place), message: `Not read: one report ${error.message}.` } }];
      }
      stopped = error;
      return [];
    }
  });
  const rows = found.flat();
  if (stopped) return { rows, end: endOf(stopped, GENERATE, place, rows.length) };
  if (asked.length === arns.length && details.end.status === "complete") return { rows, end: COMPLETE };
  if (asked.length === arns.length) return { rows, end: { status: "partial", reason: details.end.reason ?? "" } };
  const reason = `Of ${arns.length} roles and users ${asked.length} were asked about this time. Each run takes others.`;
  return { rows, end: { status: "partial", reason } };
}

/** Those whose turn it is: another part each hour, so that each comes around. */
function turnOf(arns: readonly string[], budget: Budget, readAt: Date): string[] {
  const count = Math.min(arns.length, Math.max(0, budget.left));
  budget.left -= count;
  if (count === 0) return [];
  const parts = Math.ceil(arns.length / count);
  const from = (Math.floor(readAt.getTime() / HOUR_MS) % parts) * count;
  return [...arns, ...arns].slice(from, from + count);
}

/** ARNs of roles and users. What AWS made for its own services is left out: nobody can take rights from it. */
function principalsOf({ rows }: Listed): string[] {
  const arns = rows.flatMap((row): string[] => {
    if ("problem" in row || !isRecord(row.value)) return [];
    const { Arn } = row.value;
    const isOne = "RoleName" in row.value || "UserName" in row.value;
    return isOne && typeof Arn === "string" && !Arn.includes(":role/aws-service-role/") ? [Arn] : [];
  });
  return [...new Set(arns)].toSorted();
}

/** @throws CallFault */
async function reportOf({ session, door }: AccountSession, Arn: string): Promise<object> {
  const { limits, signal, endpoint } = session.ground;
  const iam = door.desk(IAM, endpoint.partition.home);
  const JobId = await againIfGarbled(limits.attempts, async () => {
    const { JobId: job } = await iam.call((client, options) =>
      client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity: "SERVICE_LEVEL" }), options),
    );
    if (job) return job;
    throw new Garbled("was answered without a report to wait for");
  });
  const services: unknown[] = [];
  let Marker: string | undefined;
  for (const began = performance.now(); ;) {
    const page = await againIfGarbled(limits.attempts, async () => {
      const answer = await iam.call((client, options) =>
        client.send(new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems: 1000 }), options),
      );
      if (answer.JobStatus === undefined) throw new Garbled("was answered without how far the report is");
      const isDone = answer.JobStatus === "COMPLETED";
      const found = isDone ? listIn(answer.ServicesLastAccessed) : [];
      return { status: answer.JobStatus, found, next: isDone ? markerOf(answer) : undefined };
    });
    if (page.status === "COMPLETED") {
      services.push(...page.found);
      Marker = page.next;
      if (Marker === undefined) return { Arn, ServicesLastAccessed: plain(services) };
    } else if (page.status !== "IN_PROGRESS" || performance.now() - began > limits.reportMs) {
      throw new CallFault("passing", "was not made by AWS in time");
    } else {
      await sleep(limits.pollMs, undefined, { signal });
    }
  }
}
