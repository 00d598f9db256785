import { groupBy } from "../../../group-by.ts";
import type { RequestContext } from "../policy/policy.ts";
import { textMatches } from "../trust/action-match.ts";

/** Things of one kind in one account that an action can be done to. */
export interface Targets {
  /** Name of the hub they make together: `111111111111:roles of lambda.amazonaws.com`. */
  hub: string;
  account: string;
  /** Stands for any of them that no policy names: an ARN with `*` in place of its name. */
  any: string;
  /** By ARN, in order. */
  items: readonly Target[];
  byArn: ReadonlyMap<string, Target>;
  /** By their region, the largest first, with what stands for any of those: `any` in that region. */
  byRegion: readonly { any: string; items: readonly Target[] }[];
}

export interface Target {
  arn: string;
  /** What requests about it carry: its tags and boundary. */
  known: RequestContext | null;
}

/** Sorts things of one kind. */
export function targetsOf(hub: string, account: string, any: string, items: Iterable<Target>): Targets {
  const sorted = [...items].sort((one, other) => (one.arn < other.arn ? -1 : 1));
  const byRegion = [...groupBy(sorted, ({ arn }) => arn.split(":")[3] ?? "")]
    .map(([region, those]) => ({ any: inRegion(any, region), items: those }))
    .toSorted((one, other) => other.items.length - one.items.length);
  return { hub, account, any, items: sorted, byArn: new Map(sorted.map((item) => [item.arn, item])), byRegion };
}

function inRegion(any: string, region: string): string {
  if (region === "") return any;
  const [arn, partition, service, , ...rest] = any.split(":");
  return [arn, partition, service, region, ...rest].join(":");
}

/** The things a pattern of a policy names: those with what stands before its first wildcard, then each compared. */
export function targetsNamed({ account, items, byArn }: Targets, pattern: string): Target[] {
  const own = inAccount(pattern, account);
  const wild = own.search(/[*?]/u);
  if (wild === -1) {
    const item = byArn.get(own);
    return item ? [item] : [];
  }
  const prefix = own.slice(0, wild);
  const found: Target[] = [];
  for (let at = firstFrom(items, prefix); at < items.length; at += 1) {
    const item = items[at];
    if (!item?.arn.startsWith(prefix)) break;
    if (textMatches(own, item.arn)) found.push(item);
  }
  return found;
}

/** `arn:aws:iam::*:role/x` of an account: only there can it be meant, and so fewer are compared. */
function inAccount(pattern: string, account: string): string {
  const parts = pattern.split(":");
  if (parts.length < 6 || parts[0] !== "arn" || parts[4] !== "*") return pattern;
  parts[1] = parts[1] === "*" ? "aws" : (parts[1] ?? "");
  parts[4] = account;
  return parts.join(":");
}

function firstFrom(items: readonly Target[], prefix: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.arn ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
