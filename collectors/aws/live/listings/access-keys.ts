import { GetAccessKeyLastUsedCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { CallFault, Garbled } from "../call-fault.ts";
import { isRecord, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { markerOf, wholeList } from "../read-pages.ts";
import { IAM } from "../services.ts";
import { gateOf, withDetails, type AccountSession } from "../session.ts";

const ACTION = "iam:ListAccessKeys";
const LAST_USED = "iam:GetAccessKeyLastUsed";
const TOGETHER = 4;

/**
 * Ids of access keys, asked for users that have some: those of which the credential report says so, and those that it does
 * not hold. Without a report all are asked for.
 */
export async function readAccessKeys(account: AccountSession, details: Listed, report: Listed): Promise<Listed> {
  const { session, id, door } = account;
  const place = { account: id };
  const gate = gateOf(session, ACTION);
  if (gate) return unread(gate);
  if (details.end.status !== "complete" && details.rows.length === 0) {
    const reason = `${nameOf(ACTION, place)} was not asked: which users there are could not be read.`;
    return unread({ status: details.end.status === "denied" ? "denied" : "failed", reason });
  }
  const users = usersWithKeys(details, report);
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
    details.end.status === "complete" ? COMPLETE : { status: "partial", reason: details.end.reason ?? "" };
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

function usersWithKeys(details: Listed, report: Listed): User[] {
  const users = details.rows.flatMap((row): User[] => {
    if ("problem" in row || !isRecord(row.value)) return [];
    const { UserName: name, Arn: arn } = row.value;
    return typeof name === "string" && typeof arn === "string" ? [{ name, arn }] : [];
  });
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
