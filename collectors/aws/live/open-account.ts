import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { CallFault } from "./call-fault.ts";
import { kept } from "./credentials/keys.ts";
import { assumeRole, doorOf } from "./credentials/sessions.ts";
import type { AccountSession, Session } from "./session.ts";

/** An account whose door opened, or how its listings end because it did not. */
export type OpenedAccount = { account: AccountSession; close(): void } | { end: PlannedEnd };

/** Becomes the reading role of an account; of the one account that is read alone nothing has to be become. */
export async function openAccount(session: Session, id: string): Promise<OpenedAccount> {
  const { ground, settings, hub } = session;
  const { organization, endpoint } = settings;
  if (!organization) return { account: { session, id, door: hub }, close: () => undefined };
  const role = {
    arn: `arn:${endpoint.partition.id}:iam::${id}:role/${organization.role}`,
    ...(organization.externalId === undefined ? {} : { externalId: organization.externalId }),
  };
  const keys = kept(() => assumeRole(hub, ground, role), ground.onSecret);
  try {
    await keys();
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    return { end: endOf(session, role.arn, error) };
  }
  const door = doorOf(ground, keys);
  return { account: { session, id, door }, close: () => door.close() };
}

function endOf({ identity }: Session, arn: string, { kind, message }: CallFault): PlannedEnd {
  const said = `sts:AssumeRole of ${arn} ${message}.`;
  if (kind !== "denied" && kind !== "absent") {
    return { status: "failed", reason: `${said} The next collection tries again.` };
  }
  const own = arn.includes(`::${identity.account}:`)
    ? " StackSets leave the management account out: make the role there as a stack."
    : "";
  return {
    status: "denied",
    reason:
      `${said} The role is not there, does not trust ${identity.arn}, or asks for another external ID: deploy the StackSet of the grant to this account.${own}`.slice(
        0,
        MAX_REASON,
      ),
  };
}

/** Longest reason that an export keeps. */
const MAX_REASON = 500;
