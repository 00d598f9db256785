import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  type Organization,
} from "@aws-sdk/client-organizations";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { Place } from "../../slices/view.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import { isRecord } from "../json.ts";
import { COMPLETE, nameOf, together, unread, type Listed } from "../listed.ts";
import { recordsIn, textsIn, wholeList } from "../read-pages.ts";
import { ORGANIZATIONS } from "../services.ts";
import { ask, gateOf, wasWhole, withDetails, type Session } from "../session.ts";

/** The organization the hub role belongs to. @throws CallFault */
export async function describeOrganization(session: Session): Promise<Organization & { Id: string }> {
  return againIfGarbled(session.ground.limits.attempts, async () => {
    const { Organization: found } = await desk(session).call((client, options) =>
      client.send(new DescribeOrganizationCommand({}), options),
    );
    const id = found?.Id;
    if (found && id !== undefined && /^o-[a-z0-9]{10,32}$/.test(id)) return { ...found, Id: id };
    throw new Garbled("was answered without an organization");
  });
}

/** A root or unit, and what lies between it and the root. */
interface Unit {
  id: string;
  name: string;
  above: readonly { Id: string; Name: string }[];
}

/** The tree of an organization. */
export interface Tree {
  units: Listed;
  /** For each account what it lies in, from the root down; null: not all of the tree could be read. */
  parents: ReadonlyMap<string, readonly { Id: string; Name: string }[]> | null;
}

/** Root and units, and which accounts lie in them: two calls for each. */
export async function readTree(session: Session, place: Place, organization: Organization): Promise<Tree> {
  const evidence = nameOf("organizations:DescribeOrganization", place);
  // Its owner's address is not even looked at.
  const { Id, Arn, FeatureSet, MasterAccountId } = organization;
  const own: Listed = { rows: [{ value: { Id, Arn, FeatureSet, MasterAccountId }, evidence }], end: COMPLETE };
  const roots = await ask(session, at(session), {
    ...{ action: "organizations:ListRoots", place },
    ask: (asked, NextToken) =>
      asked.call((client, options) => client.send(new ListRootsCommand({ NextToken }), options)),
    rowsOf: ({ Roots }) => Roots,
    nextOf: ({ NextToken }) => NextToken,
  });
  // What the organization is says its root too: without that it would look like one that was changed.
  if (roots.end.status !== "complete" || !roots.rows.every(isUnit)) {
    const { status, reason = "organizations:ListRoots was answered with what is no root." } = roots.end;
    return { units: unread({ status: isPart(status) ? "failed" : status, reason }), parents: null };
  }
  const parents = new Map<string, Unit["above"]>();
  const parts = [own, roots];
  let isWhole = true;
  const waiting = roots.rows.flatMap((row): Unit[] => ("problem" in row ? [] : unitOf(row.value, [])));
  for (let unit = waiting.shift(); unit; unit = waiting.shift()) {
    const { id, name, above } = unit;
    const chain = [...above, { Id: id, Name: name }];
    const below = await unitsBelow(session, place, id);
    parts.push(below);
    for (const row of below.rows) if (!("problem" in row)) waiting.push(...unitOf(row.value, chain));
    const accounts = await accountsIn(session, id);
    if (accounts === null || below.end.status !== "complete" || !below.rows.every(isUnit)) isWhole = false;
    for (const account of accounts ?? []) parents.set(account, chain);
  }
  return { units: together(parts), parents: isWhole ? parents : null };
}

function isUnit(row: Row): boolean {
  return !("problem" in row) && unitOf(row.value, []).length === 1;
}

function isPart(status: string): boolean {
  return status === "complete" || status === "partial";
}

function unitOf(value: unknown, above: Unit["above"]): Unit[] {
  if (!isRecord(value) || typeof value["Id"] !== "string") return [];
  return [{ id: value["Id"], name: typeof value["Name"] === "string" ? value["Name"] : value["Id"], above }];
}

async function unitsBelow(session: Session, place: Place, parent: string): Promise<Listed> {
  const listed = await ask(session, at(session), {
    ...{ action: "organizations:ListOrganizationalUnitsForParent", place },
    ask: (asked, NextToken) =>
      asked.call((client, options) =>
        client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: parent, NextToken }), options),
      ),
    rowsOf: ({ OrganizationalUnits }) => OrganizationalUnits,
    nextOf: ({ NextToken }) => NextToken,
  });
  const rows = listed.rows.map((row) =>
    "problem" in row || !isRecord(row.value) ? row : { ...row, value: { ...row.value, ParentId: parent } },
  );
  return { ...listed, rows };
}

/** Ids of the accounts that lie directly in a unit; null: not known. */
async function accountsIn(session: Session, parent: string): Promise<string[] | null> {
  const action = "organizations:ListAccountsForParent";
  if (gateOf(session, action)) return null;
  try {
    const found = await wholeList(session.ground.limits, {
      action,
      ask: (NextToken) =>
        desk(session).call((client, options) =>
          client.send(new ListAccountsForParentCommand({ ParentId: parent, NextToken }), options),
        ),
      rowsOf: ({ Accounts }) => Accounts,
      nextOf: ({ NextToken }) => NextToken,
    });
    return textsIn(recordsIn(found).map(({ Id }) => Id));
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    return null;
  }
}

/** How accounts end of which nothing says where they lie: were that whole, the next answer would look like a move. */
const UNPLACED: PlannedEnd = {
  status: "partial",
  reason:
    "In which units accounts lie could not be read: grant organizations:ListAccountsForParent and what lists units to the role.",
};

/** Accounts of the organization, as they are listed. */
export function listAccounts(session: Session, place: Place): Promise<Listed> {
  return ask(session, at(session), {
    ...{ action: "organizations:ListAccounts", place },
    ask: (asked, NextToken) =>
      asked.call((client, options) => client.send(new ListAccountsCommand({ NextToken }), options)),
    rowsOf: ({ Accounts }) => Accounts,
    nextOf: ({ NextToken }) => NextToken,
  });
}

/** The same, each with its tags and what it lies in, where that is known. */
export function readAccounts(
  session: Session,
  place: Place,
  organization: Organization,
  { all, parents }: { all: Listed; parents: Tree["parents"] },
): Promise<Listed> {
  const { Id: OrganizationId, MasterAccountId } = organization;
  // Without what it lies in an account that is known would look like one that was changed.
  const isLess = parents === null && wasWhole(session, "accounts", place);
  const rows = all.rows.map((row): Row => {
    if ("problem" in row || !isRecord(row.value)) return row;
    const Parents = parents?.get(String(row.value["Id"]));
    if (isLess) {
      return { problem: { where: row.evidence, message: "Not read: in which unit it lies could not be read." } };
    }
    return { ...row, value: { ...row.value, OrganizationId, MasterAccountId, ...(Parents ? { Parents } : {}) } };
  });
  return withDetails(
    session,
    place,
    { rows, end: parents === null && all.end.status === "complete" ? UNPLACED : all.end },
    {
      action: "organizations:ListTagsForResource",
      kind: "accounts",
      of: async (account) => ({ ...account, Tags: await tagsOf(session, account) }),
    },
  );
}

function tagsOf(session: Session, { Id }: Record<string, unknown>): Promise<unknown[]> {
  return wholeList(session.ground.limits, {
    action: "organizations:ListTagsForResource",
    ask: (NextToken) =>
      desk(session).call((client, options) =>
        client.send(new ListTagsForResourceCommand({ ResourceId: String(Id), NextToken }), options),
      ),
    rowsOf: ({ Tags }) => Tags,
    nextOf: ({ NextToken }) => NextToken,
  });
}

function desk(session: Session) {
  return session.hub.desk(ORGANIZATIONS, session.settings.endpoint.partition.home);
}

function at(session: Session) {
  return { door: session.hub, service: ORGANIZATIONS, region: session.settings.endpoint.partition.home };
}
