import { GetAccountAuthorizationDetailsCommand, GetAccountSummaryCommand } from "@aws-sdk/client-iam";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { CallFault } from "../call-fault.ts";
import { isRecord } from "../json.ts";
import { nameOf, type Listed } from "../listed.ts";
import { markerOf } from "../read-pages.ts";
import { IAM } from "../services.ts";
import { ask, gateOf, type AccountSession } from "../session.ts";

const ACTION = "iam:GetAccountAuthorizationDetails";

/** The most that IAM gives in a page. */
const PAGE = 1000;

/**
 * Roles, users, groups and policies of an account: the whole of IAM in pages of 1,000. Checked against the number that IAM says there are.
 */
export async function readAuthorizationDetails(account: AccountSession): Promise<Listed> {
  const { session, id, door } = account;
  const place = { account: id };
  const at = { door, service: IAM, region: session.settings.endpoint.partition.home };
  const MaxItems = session.ground.limits.pageSize ?? PAGE;
  const details = await ask(session, at, {
    ...{ action: ACTION, place },
    ask: (iam, Marker) =>
      iam.call((client, options) =>
        client.send(new GetAccountAuthorizationDetailsCommand({ MaxItems, Marker }), options),
      ),
    rowsOf({ RoleDetailList, UserDetailList, GroupDetailList, Policies }) {
      const lists = [RoleDetailList, UserDetailList, GroupDetailList, Policies];
      return lists.every((list) => list === undefined) ? undefined : lists.flatMap((list): unknown[] => list ?? []);
    },
    nextOf: (answer) => markerOf(answer),
  });
  if (details.end.status !== "complete" && details.rows.length === 0) return details;
  const { rows, end } = details;
  return { rows, end: end.status === "complete" ? await countedEnd(account, rows) : { ...end, status: "partial" } };
}

/** What tells rows of each kind, and what the account's summary calls them. Policies of AWS are not in its number. */
const COUNTED: readonly (readonly [field: string, count: string, words: string])[] = [
  ["RoleName", "Roles", "roles"],
  ["UserName", "Users", "users"],
  ["GroupName", "Groups", "groups"],
  ["PolicyName", "Policies", "policies"],
];

/** Complete, unless IAM says that there are more than came. What was made in between makes the next read complete. */
async function countedEnd({ session, id, door }: AccountSession, rows: readonly Row[]): Promise<PlannedEnd> {
  const action = "iam:GetAccountSummary";
  if (gateOf(session, action)) return { status: "complete" };
  const iam = door.desk(IAM, session.settings.endpoint.partition.home);
  try {
    const { SummaryMap = {} } = await iam.call((client, options) =>
      client.send(new GetAccountSummaryCommand({}), options),
    );
    const said: Readonly<Record<string, unknown>> = SummaryMap;
    for (const [field, count, words] of COUNTED) {
      const came = rows.filter((row) => !("problem" in row) && isRecord(row.value) && field in row.value).length;
      const there = said[count];
      if (typeof there === "number" && came < there) {
        const reason = `${nameOf(ACTION, { account: id })} brought ${came} ${words} of ${there}. What was read is kept.`;
        return { status: "partial", reason };
      }
    }
    return { status: "complete" };
  } catch (error) {
    // It only checks: what it cannot check stands as it came.
    if (error instanceof CallFault) return { status: "complete" };
    throw error;
  }
}

/** Roles by the ARN of their instance profile; null in place of a role: of that profile nothing is known. */
export function rolesOfProfiles({ rows, end }: Listed): (profile: string) => string | null | undefined {
  const roles = new Map<string, string>();
  for (const row of rows) {
    if ("problem" in row || !isRecord(row.value)) continue;
    const { Arn, InstanceProfileList } = row.value;
    if (typeof Arn !== "string" || !Array.isArray(InstanceProfileList)) continue;
    for (const profile of InstanceProfileList as unknown[]) {
      if (isRecord(profile) && typeof profile["Arn"] === "string") roles.set(profile["Arn"], Arn);
    }
  }
  return (profile) => roles.get(profile) ?? (end.status === "complete" ? null : undefined);
}
