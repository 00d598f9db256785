import { setTimeout as sleep } from "node:timers/promises";
import { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand } from "@aws-sdk/client-iam";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import { isRecord, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { carriedEnd } from "../once-a-day.ts";
import { IAM } from "../services.ts";
import { gateOf, lastEnd, type AccountSession, type Session } from "../session.ts";
import { listIn, markerOf } from "../read-pages.ts";
import { inTurn, lastAsked, turnOf, withLast, type Budget, type Principal } from "./turn-of-reports.ts";

const GENERATE = "iam:GenerateServiceLastAccessedDetails";
const GET = "iam:GetServiceLastAccessedDetails";

const TOGETHER = 4;

/** Roles and users of an account, in the order they take their turn, and whether those are all. */
export interface Principals {
  all: readonly Principal[];
  end: PlannedEnd;
}

/** How a reason begins where nothing was asked: the account is first in turn then. */
const NOT_ASKED = "Not asked this time";

/** When an account's reports were last asked for, as milliseconds; 0: never. */
export function reportsAskedAt(session: Session, account: string): number {
  const last = lastEnd(session, "service-last-accessed", { account });
  return last && !last.reason?.startsWith(NOT_ASKED) ? last.readAt.getTime() : 0;
}

/**
 * Which services roles and users used, by a report for each of them that AWS makes on request. An account that was asked
 * about within the day is carried. Where there are more than the budget allows, each run goes on where the last one ended.
 */
export async function readServiceLastAccessed(
  account: AccountSession,
  { all, end }: Principals,
  budget: Budget,
): Promise<Listed> {
  const { session, id } = account;
  const place = { account: id };
  const gate = [GENERATE, GET].map((action) => gateOf(session, action)).find((one) => one !== null);
  if (gate) return unread(gate);
  const last = lastEnd(session, "service-last-accessed", place);
  // Reports lag by hours.
  const carried = carriedEnd(session, "service-last-accessed", place);
  if (carried) return unread(carried);
  if (all.length === 0 && end.status !== "complete") {
    const reason = `${nameOf(GENERATE, place)} was not asked: which roles and users there are could not be read.`;
    return unread({ status: end.status === "denied" ? "denied" : "failed", reason });
  }
  if (all.length > 0 && budget.left <= 0) {
    const why = `${NOT_ASKED}: a run asks for so many reports, and other accounts waited longer.`;
    const reason = withLast(why, lastAsked(last?.reason));
    return unread({ status: last?.status === "complete" ? "carried" : "partial", reason });
  }
  const asked = turnOf(all, budget, last?.reason);
  let stopped: CallFault | null = null;
  let until: string | undefined;
  const found = await mapTogether(asked, TOGETHER, async (principal): Promise<Row[]> => {
    if (stopped) return [];
    // Also where it comes to nothing: one who always fails holds up nobody else.
    until = principal.id;
    try {
      return [{ value: await reportOf(account, principal), evidence: nameOf(GET, place) }];
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
  if (stopped) {
    const ended = endOf(stopped, GENERATE, place, rows.length);
    return { rows, end: { ...ended, reason: withLast(ended.reason ?? "", until) } };
  }
  if (asked.length === all.length) {
    return { rows, end: end.status === "complete" ? COMPLETE : { status: "partial", reason: end.reason ?? "" } };
  }
  const reason = `Of ${all.length} roles and users ${asked.length} were asked about this time. Each run takes others.`;
  return { rows, end: { status: "partial", reason: withLast(reason, until) } };
}

/** Roles and users. What AWS made for its own services is left out: nobody can take rights from it. */
export function principalsOf({ rows, end }: Listed): Principals {
  const found = rows.flatMap((row): Principal[] => {
    if ("problem" in row || !isRecord(row.value)) return [];
    const { Arn: arn, RoleId, UserId } = row.value;
    const id = RoleId ?? UserId;
    const isOne = typeof arn === "string" && typeof id === "string" && !arn.includes(":role/aws-service-role/");
    return isOne ? [{ id, arn }] : [];
  });
  return { all: inTurn(found), end };
}

/** @throws CallFault */
async function reportOf({ session, door }: AccountSession, { id, arn: Arn }: Principal): Promise<object> {
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
      if (Marker === undefined) return { Arn, PrincipalId: id, ServicesLastAccessed: plain(services) };
    } else if (page.status !== "IN_PROGRESS" || performance.now() - began > limits.reportMs) {
      throw new CallFault("passing", "was not made by AWS in time");
    } else {
      await sleep(limits.pollMs, undefined, { signal });
    }
  }
}
