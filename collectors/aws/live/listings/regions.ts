import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { REGION } from "../connections.ts";
import { endOf } from "../listed.ts";
import { recordsIn, textsIn, wholeList } from "../read-pages.ts";
import { EC2 } from "../services.ts";
import { gateOf, type AccountSession, type Session } from "../session.ts";

/** A region, and why nothing in it is asked; null: it is. */
export interface RegionPlan {
  region: string;
  end: PlannedEnd | null;
}

const ACTION = "ec2:DescribeRegions";

/** The regions an account has enabled, whatever is named; or how asking for them ended. */
export async function enabledRegions({ session, id, door }: AccountSession): Promise<string[] | PlannedEnd> {
  const gate = gateOf(session, ACTION);
  if (gate) return gate;
  const home = session.settings.endpoint.partition.home;
  try {
    const found = await wholeList(session.ground.limits, {
      action: ACTION,
      ask: () => door.desk(EC2, home).call((client, options) => client.send(new DescribeRegionsCommand({}), options)),
      rowsOf: ({ Regions }) => Regions,
      nextOf: () => undefined,
    });
    const names = textsIn(recordsIn(found).map(({ RegionName }) => RegionName));
    return names.filter((name) => REGION.test(name)).toSorted();
  } catch (error) {
    return endOf(error, ACTION, { account: id });
  }
}

/**
 * The regions of an account that are read: those it has enabled, or of those the named ones. One that was read before and
 * is not enabled any more is said to be so. Where nobody says which are enabled, the named ones are tried; without names
 * those that were read before are said not to be.
 */
export async function regionsOf(account: AccountSession): Promise<RegionPlan[]> {
  const { session, id } = account;
  const { regions: named } = session.settings;
  const end = await enabledRegions(account);
  if (Array.isArray(end)) {
    const wanted = named.length > 0 ? named : [...new Set([...end, ...formerRegions(session, id)])].toSorted();
    const reason = "The account has not enabled this region, so nothing is there.";
    return wanted.map((region) => {
      return { region, end: end.includes(region) ? null : { status: "not-supported", reason } };
    });
  }
  if (named.length > 0) return named.map((region) => ({ region, end: null }));
  const reason = `Which regions the account has enabled is not known. ${end.reason ?? ""}`.trim();
  return regionsBefore(session, id).map((region) => ({ region, end: { ...end, reason } }));
}

/** Regions of an account that were looked at in former runs; home, where there are none: something has to be said. */
export function regionsBefore(session: Session, id: string): string[] {
  const found = formerRegions(session, id);
  return found.length === 0 ? [session.settings.endpoint.partition.home] : found;
}

function formerRegions({ lastEnds }: Session, id: string): string[] {
  const own = new RegExp(`^account/${id}/region/([a-z0-9-]+)/`);
  const found = [...(lastEnds?.keys() ?? [])].flatMap((path) => own.exec(path)?.[1] ?? []);
  return [...new Set(found)].toSorted();
}
