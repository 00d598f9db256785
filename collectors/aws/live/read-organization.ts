import type { Organization } from "@aws-sdk/client-organizations";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { InvalidInput } from "#lib/errors.ts";
import { CallFault } from "./call-fault.ts";
import { ACCOUNT } from "./connections.ts";
import { isRecord } from "./json.ts";
import type { Listed, Outcome } from "./listed.ts";
import { describeOrganization, listAccounts, readAccounts, readTree } from "./listings/organization.ts";
import { readOrganizationPolicies } from "./listings/organization-policies.ts";
import { readPermissionSets, type SignOnRegions } from "./listings/permission-sets.ts";
import { enabledRegions, regionsBefore } from "./listings/regions.ts";
import { gateOf, type Session } from "./session.ts";

/** An account of the organization, and why nothing of it is asked; null: it is. */
export interface AccountToRead {
  id: string;
  end: PlannedEnd | null;
}

/** What the organization as a whole has, and which accounts there are. @throws InvalidInput, CallFault */
export async function readOrganization(
  session: Session,
): Promise<{ outcomes: Outcome[]; accounts: AccountToRead[]; isWhole: boolean }> {
  const organization = await organizationOf(session);
  const place = { organization: organization.Id };
  const [tree, all] = await Promise.all([readTree(session, place, organization), listAccounts(session, place)]);
  const [listed, policies, sets] = await Promise.all([
    readAccounts(session, place, organization, { all, parents: tree.parents }),
    readOrganizationPolicies(session, place),
    signOnRegions(session).then((where) => readPermissionSets(session, place, where)),
  ]);
  const isWhole = all.end.status === "complete";
  return {
    isWhole,
    accounts: accountsToRead(session, all),
    outcomes: [
      { kind: "units", place, ...tree.units },
      { kind: "accounts", place, ...listed, authoritative: isWhole },
      { kind: "organization-policies", place, ...policies },
      { kind: "permission-sets", place, ...sets },
    ],
  };
}

/** The accounts of the organization that would be read. @throws InvalidInput when it cannot be; CallFault */
export async function findAccounts(session: Session): Promise<AccountToRead[]> {
  const { Id: organization } = await organizationOf(session);
  const accounts = accountsToRead(session, await listAccounts(session, { organization }));
  return accounts.filter(({ end }) => end === null);
}

/** @throws InvalidInput when it is in none, or may not be asked; CallFault */
async function organizationOf(session: Session): Promise<Organization & { Id: string }> {
  const action = "organizations:DescribeOrganization";
  const gate = gateOf(session, action);
  if (gate) throw new InvalidInput(`An organization is not read without it. ${gate.reason ?? ""}`);
  try {
    return await describeOrganization(session);
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    if (error.kind === "not-in-use") {
      throw new InvalidInput(
        `The account ${session.identity.account} belongs to no organization. Connect it as one account.`,
      );
    }
    if (error.kind === "denied") {
      throw new InvalidInput(
        `The organization cannot be read as ${session.identity.arn}: ${action} ${error.message}. Put the hub role in the management account or in one that is a delegated administrator of Organizations, and grant it ${action}.`,
      );
    }
    throw error;
  }
}

/** Every account that was listed, or that was named where none could be listed; those that are not asked say why. */
function accountsToRead({ settings }: Session, { rows, end }: Listed): AccountToRead[] {
  const named = settings.organization?.accounts ?? [];
  const found = rows.flatMap((row): { id: string; state: string }[] => {
    if ("problem" in row || !isRecord(row.value)) return [];
    const { Id, Status, State } = row.value;
    return typeof Id === "string" && ACCOUNT.test(Id) ? [{ id: Id, state: String(State ?? Status) }] : [];
  });
  if (found.length === 0 && end.status !== "complete") return named.map((id) => ({ id, end: null }));
  return found
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, state }) => {
      if (named.length > 0 && !named.includes(id)) {
        return { id, end: { status: "switched-off", reason: "The account is not among those named for this source." } };
      }
      if (state !== "ACTIVE") {
        const reason = `The account is ${state === "SUSPENDED" ? "suspended" : "not active"}: AWS lets nobody in.`;
        return { id, end: { status: "not-supported", reason } };
      }
      return { id, end: null };
    });
}

/** Where an instance of Identity Center may be, home first: in any region that is enabled, also if others are named. */
async function signOnRegions(session: Session): Promise<SignOnRegions> {
  const { regions: named, endpoint } = session.settings;
  const id = session.identity.account;
  const enabled = await enabledRegions({ session, id, door: session.hub });
  const isAll = Array.isArray(enabled);
  const others = isAll ? enabled : [...named, ...regionsBefore(session, id)];
  return { regions: [...new Set([endpoint.partition.home, ...others])], isAll };
}
