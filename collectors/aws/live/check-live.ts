import type { ConnectionCheck, LiveInput, PermissionCheck } from "#collectors/types.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { InvalidInput } from "#lib/errors.ts";
import { orSystemFault } from "./call-fault.ts";
import { checkRight } from "./check-right.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openAccount, type OpenedAccount } from "./open-account.ts";
import { findAccounts, type AccountToRead } from "./read-organization.ts";
import { RIGHTS, type Right } from "./rights.ts";
import { openSession, type Around } from "./session-open.ts";
import type { Session } from "./session.ts";

/** Rights that are tried at the same time. */
const TOGETHER = 4;

/** Accounts that are tried whether they let the role in: of more the first collection tells. */
const MOST_ACCOUNTS = 20;

/**
 * Finds out what the credential may do by asking AWS; nothing is changed. Rights of accounts are tried in the first that
 * lets the role in.
 * @throws InvalidInput when settings, address or credential are not usable
 * @throws ExternalSystem when AWS does not answer
 */
export async function checkLive(
  input: LiveInput,
  report: (check: PermissionCheck) => void,
  limits: Limits = LIMITS,
  around: Around = {},
): Promise<ConnectionCheck> {
  const session = await openSession(input, limits, around);
  const opened: OpenedAccount[] = [];
  try {
    const { chosen, organization, endpoint } = session.settings;
    const { accounts, warnings } = await accountsOf(session);
    const tried = accounts.slice(0, MOST_ACCOUNTS);
    opened.push(...(await mapTogether(tried, TOGETHER, ({ id }) => openAccount(session, id))));
    const permissions = await mapTogether(
      RIGHTS.filter(({ action }) => chosen.has(action)),
      TOGETHER,
      async (right) => {
        const check = await checkOf(session, right, opened);
        report(check);
        return check;
      },
    );
    return {
      identity: session.identity.arn,
      reached: organization
        ? `an organization of ${accounts.length} accounts in the partition ${endpoint.partition.id}`
        : `account ${session.identity.account} in the partition ${endpoint.partition.id}`,
      trustDomainKey: endpoint.partition.id,
      permissions,
      // What else its policies allow is only told by reading them all, which the first collection does.
      excess: null,
      warnings: [...warnings, ...warningsOf(session, tried, opened, accounts.length)],
    };
  } catch (error) {
    throw orSystemFault(error);
  } finally {
    for (const one of opened) if ("close" in one) one.close();
    await session.close();
  }
}

interface Found {
  accounts: AccountToRead[];
  /** What keeps others from being found. */
  warnings: string[];
}

/** Accounts that would be read; where the organization does not tell, those that were named. */
async function accountsOf(session: Session): Promise<Found> {
  const { organization } = session.settings;
  if (!organization) return { accounts: [{ id: session.identity.account, end: null }], warnings: [] };
  try {
    return { accounts: await findAccounts(session), warnings: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { accounts: organization.accounts.map((id) => ({ id, end: null })), warnings: [error.message] };
  }
}

async function checkOf(session: Session, right: Right, opened: readonly OpenedAccount[]): Promise<PermissionCheck> {
  const { settings, hub, identity } = session;
  const { partition } = settings.endpoint;
  const place = { partition: partition.id, account: identity.account, region: settings.regions[0] ?? partition.home };
  const own = opened.find((one) => "account" in one);
  const { id } = right;
  if (right.action === "sts:AssumeRole") return checkAssume(session, right, opened);
  if (right.by === "hub") {
    if (settings.organization) return checkRight(hub, right, { ...place, region: partition.home });
    return { id, status: "unknown", detail: "It is of the organization, and one account is read: not used." };
  }
  if (!own || !("account" in own)) {
    return { id, status: "unknown", detail: "No account lets the role in, so it could not be tried." };
  }
  const region = right.action.startsWith("iam:") ? partition.home : place.region;
  return checkRight(own.account.door, right, { ...place, account: own.account.id, region });
}

function checkAssume(session: Session, { id }: Right, opened: readonly OpenedAccount[]): PermissionCheck {
  if (!session.settings.organization && !session.settings.hub) {
    return { id, status: "unknown", detail: "No role is become: not used." };
  }
  const refused = opened.find((one) => "end" in one);
  if (!refused || !("end" in refused) || opened.some((one) => "account" in one)) return { id, status: "granted" };
  const fix = "Deploy the StackSet of the grant, and give the same external ID here and there.";
  return { id, status: "missing", detail: refused.end.reason ?? "", fix };
}

function warningsOf(
  { settings, identity }: Session,
  tried: readonly AccountToRead[],
  opened: readonly OpenedAccount[],
  all: number,
): string[] {
  const { organization, credential, endpoint } = settings;
  const refused = tried.filter((_, index) => "end" in (opened[index] ?? {})).map(({ id }) => id);
  const first = opened.find((one) => "end" in one);
  return [
    ...(/:root$/.test(identity.arn)
      ? ["The credential is the root user's, which may do everything. Use a role that can only read."]
      : []),
    ...(credential.type === "access-key" && credential.sessionToken !== undefined
      ? ["The credential is that of a session, which ends within hours: collections stop then."]
      : []),
    ...(organization && organization.externalId === undefined
      ? [
          "The role of the accounts asks for no external ID: whoever may use the hub role for something else may read them too.",
        ]
      : []),
    ...(endpoint.url === undefined ? [] : ["An address of your own is asked in place of AWS's."]),
    ...(refused.length > 0 && first && "end" in first
      ? [
          `Of ${tried.length} accounts that were tried ${refused.length} do not let the role in: ${refused.join(", ")}. ${first.end.reason ?? ""}`,
        ]
      : []),
    ...(all > tried.length
      ? [`${all - tried.length} more accounts were not tried: the first collection says which let the role in.`]
      : []),
  ];
}
