import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { REGION } from "../connections.ts";
import { COMPLETE, endOf } from "../listed.ts";
import { recordsIn, textsIn, wholeList } from "../read-pages.ts";
import { EC2 } from "../services.ts";
import { gateOf, type AccountSession, type Session } from "../session.ts";

/** A region, and why nothing in it is asked; null: it is. */
export interface RegionPlan {
  region: string;
  end: PlannedEnd | null;
}

const ACTION = "ec2:DescribeRegions";

/**
 * The regions of an account that are read: those it has enabled, or of those the named ones. Where nobody says which are
 * enabled, the named ones are tried; without names those that were read before are said not to be.
 */
export async function regionsOf(account: AccountSession): Promise<RegionPlan[]> {
  const { session, id, door } = account;
  const { regions: named, endpoint } = session.settings;
  const gate = gateOf(session, ACTION);
  let end: PlannedEnd = gate ?? COMPLETE;
  if (!gate) {
    try {
      const found = await wholeList(session.ground.limits, {
        action: ACTION,
        ask: () =>
          door
            .desk(EC2, endpoint.partition.home)
            .call((client, options) => client.send(new DescribeRegionsCommand({}), options)),
        rowsOf: ({ Regions }) => Regions,
        nextOf: () => undefined,
      });
      const names = textsIn(recordsIn(found).map(({ RegionName }) => RegionName));
      const enabled = names.filter((name) => REGION.test(name));
      if (named.length === 0) return enabled.toSorted().map((region) => ({ region, end: null }));
      const reason = "The account has not enabled this region, so nothing is there.";
      return named.map((region) => {
        return { region, end: enabled.includes(region) ? null : { status: "not-supported", reason } };
      });
    } catch (error) {
      end = endOf(error, ACTION, { account: id });
    }
  }
  if (named.length > 0) return named.map((region) => ({ region, end: null }));
  const reason = `Which regions the account has enabled is not known. ${end.reason ?? ""}`.trim();
  return regionsBefore(session, id).map((region) => ({ region, end: { ...end, reason } }));
}

/** Regions of an account that were looked at in former runs; home, where there are none: something has to be said. */
export function regionsBefore({ settings, lastEnds }: Session, id: string): string[] {
  const own = new RegExp(`^account/${id}/region/([a-z0-9-]+)/`);
  const found = [...(lastEnds?.keys() ?? [])].flatMap((path) => own.exec(path)?.[1] ?? []);
  return found.length === 0 ? [settings.endpoint.partition.home] : [...new Set(found)].toSorted();
}
