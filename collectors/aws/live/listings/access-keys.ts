import { GetAccessKeyLastUsedCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { CallFault, Garbled } from "../call-fault.ts";
import { isRecord, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { markerOf, wholeList } from "../read-pages.ts";
import { IAM } from "../services.ts";
import { gateOf, withDetails, type AccountSession } from "../session.ts";
import type { CredentialReport } from "./credential-report.ts";

const ACTION = "iam:ListAccessKeys";
const LAST_USED = "iam:GetAccessKeyLastUsed";
const TOGETHER = 4;

/** A report made longer ago than this before the collection does not know the keys of now. AWS hands out older ones. */
const FRESH_MS = 5 * 60_000;

/** So many users are asked one by one before an old report is trusted to say who has none. */
const FEW = 200;

/**
 * Ids of access keys, asked for users that have some: those of which the credential report says so, and those that it does
 * not hold. Without a report all are asked for. So they are where it is old and they are few; where they are many the
 * rest is unknown, for a key may have been made since.
 */
export async function readAccessKeys(
  account: AccountSession,
  details: Listed,
  report: CredentialReport,
): Promise<Listed> {
  const { session, id, door } = account;
  const place = { account: id };
  const gate = gateOf(session, ACTION);
  if (gate) return unread(gate);
  if (details.end.status !== "complete" && details.rows.length === 0) {
    const reason = `${nameOf(ACTION, place)} was not asked: which users there are could not be read.`;
    return unread({ status: details.end.status === "denied" ? "denied" : "failed", reason });
  }
  const all = usersIn(details);
  const isOld = session.readAt.getTime() - (report.generatedAt?.getTime() ?? 0) > FRESH_MS;
  const users = isOld && all.length <= FEW ? all : withKeys(all, report);
  const iam = door.desk(IAM, session.settings.endpoint.partition.home);
  let stopped: CallFault | null = null;
  let done = 0;
  const perUser = await mapTogether(users, TOGETHER, async (user): Promise<Listed["rows"]> => {
    if (stopped) return [];
    try {
      const keys = await wholeList(session.ground.limits, {
        action: ACTION,
        ask: (Marker) =>
          iam.call((client, options) =>
            client.send(new ListAccessKeysCommand({ UserName: user.name, Marker }), options),
          ),
        rowsOf: ({ AccessKeyMetadata }) => AccessKeyMetadata,
        nextOf: (answer) => markerOf(answer),
      });
      done += 1;
      const evidence = nameOf(ACTION, place);
      return keys.map((key) => ({ value: { ...(isRecord(key) ? key : {}), UserArn: user.arn }, evidence }));
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      if (error.kind === "absent") {
        const where = nameOf(ACTION, place);
        return [{ problem: { where, message: "Not read: a user was deleted while keys were read." } }];
      }
      stopped = error;
      return [];
    }
  });
  const rows = perUser.flat();
  const whole: PlannedEnd =
    details.end.status !== "complete"
      ? { status: "partial", reason: details.end.reason ?? "" }
      : isOld && users.length < all.length
        ? { status: "partial", reason: oldReport(all.length - users.length, report) }
        : COMPLETE;
  const end = stopped ? endOf(stopped, ACTION, place, done) : whole;
  return withDetails(
    session,
    place,
    { rows, end },
    {
      action: LAST_USED,
      async of(key) {
        const { AccessKeyLastUsed } = await iam.call((client, options) =>
          client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: String(key["AccessKeyId"]) }), options),
        );
        if (!AccessKeyLastUsed) throw new Garbled("was answered without when the key was used");
        return { ...key, LastUsed: plain(AccessKeyLastUsed) };
      },
    },
  );
}

interface User {
  name: string;
  arn: string;
}

function oldReport(count: number, { generatedAt }: CredentialReport): string {
  const made = generatedAt ? `was made at ${generatedAt.toISOString().slice(0, 16)}Z` : "does not say when it was made";
  return `Of ${count} users keys were not asked: the credential report says they have none, but ${made}.`;
}

function usersIn(details: Listed): User[] {
  return details.rows.flatMap((row): User[] => {
    if ("problem" in row || !isRecord(row.value)) return [];
    const { UserName: name, Arn: arn } = row.value;
    return typeof name === "string" && typeof arn === "string" ? [{ name, arn }] : [];
  });
}

/** Those of which the report does not say that they have none. */
function withKeys(users: User[], report: Listed): User[] {
  if (report.end.status !== "complete") return users;
  const without = new Set(
    report.rows.flatMap((row) => {
      if ("problem" in row || !isRecord(row.value)) return [];
      return hasKeys(row.value) ? [] : [row.value["arn"]];
    }),
  );
  return users.filter(({ arn }) => !without.has(arn));
}

/** Whether a row of the report may be that of a user with keys. A deleted key has neither a state nor a date there. */
function hasKeys(row: Record<string, unknown>): boolean {
  return ["access_key_1", "access_key_2"].some(
    (key) => row[`${key}_active`] !== "false" || /^\d{4}-/.test(String(row[`${key}_last_rotated`])),
  );
}
