import { trustIndex } from "../systems/aws/trust/who-can-become.ts";
import type { Role, World } from "../systems/aws/trust/world.ts";
import { type Chain, type ClusterDoor, type Hop, weakest } from "./chain.ts";
import { signInHop } from "./hops.ts";
import { takenBy } from "./taken-by.ts";
import { type Opening, openingsOf, type TokenHolder } from "./openings.ts";
import { shortestWays } from "./shortest.ts";

/** What chains are made of; each part from another system. */
export interface ChainFacts {
  world: World;
  holders: readonly TokenHolder[];
  doors: readonly ClusterDoor[];
  /** Alias of whom chains begin at; left out: of whoever can begin one. */
  start?: string;
}

/** Chains, and what looking for them took. */
export interface ChainsFound {
  chains: Chain[];
  /** There may be more: looking ended before everything was looked at. */
  cut: boolean;
  /** Roles that were asked who can become them. */
  asked: number;
}

/** Most roles between whoever begins and the cluster: AWS lets a session of a role become the next, and so on. */
const MAX_ROLES = 6;

/** Most chains that are looked for through one door: there are more ways than anybody would read. */
const MAX_CHAINS = 200;

/** Most hops that are followed through one door: where everybody becomes everybody, nearly all of them lead nowhere new. */
const MAX_STEPS = 10_000;

/**
 * Ways into clusters through roles of AWS: who can ask for a token that a role trusts, which roles that one can become, and
 * as whom a cluster takes the last; whom a door takes of an account that was not read is not known, and neither is who can
 * become it. Looked for backwards from what clusters let in, so that only roles that lead there cost
 * anything. From one start the surest way through each door, of those the shortest; without, every way in which each role
 * stands once, as far as the caps go.
 */
export function chainsIntoClusters({ world, holders, doors, start }: ChainFacts): ChainsFound {
  const index = trustIndex(world);
  const openings = new Map<string, Opening[]>();
  const known = (role: Role): Opening[] => {
    const found = openings.get(role.arn) ?? openingsOf(index, role, holders);
    openings.set(role.arn, found);
    return found;
  };
  const taken = doors.flatMap((door) => takenBy(index, door));
  if (start !== undefined) {
    const ends = taken.flatMap(({ actor }) => (actor.kind === "role" ? [actor] : []));
    const ways = shortestWays(ends, { start, most: MAX_ROLES, openingsOf: known });
    const chains = taken.flatMap(({ actor, door, read }) => {
      const way = actor.alias === start ? [] : ways.get(actor.arn);
      return way ? [chainOf([...way, signInHop(actor, door, read)], door)] : [];
    });
    return { chains, cut: false, asked: openings.size };
  }
  let cut = false;
  const chains = taken.flatMap(({ actor, door, read }) => {
    const last = signInHop(actor, door, read);
    if (actor.kind === "user") return [chainOf([last], door)];
    const { ways, cut: more } = everyWayTo(actor, last, known);
    cut ||= more;
    return ways.map((hops) => chainOf(hops, door));
  });
  return { chains, cut, asked: openings.size };
}

/** Every way to one role in which each role stands once, as far as the caps go. */
function everyWayTo(
  role: Role,
  last: Hop,
  known: (role: Role) => readonly Opening[],
): { ways: (readonly Hop[])[]; cut: boolean } {
  const ways: (readonly Hop[])[] = [];
  const stack = [{ role, hops: [last] as readonly Hop[], passed: new Set([role.arn]) }];
  let steps = 0;
  for (let at = stack.pop(); at; at = stack.pop()) {
    for (const { hop, from } of known(at.role)) {
      steps++;
      if (steps > MAX_STEPS || ways.length === MAX_CHAINS) return { ways, cut: true };
      const hops = [hop, ...at.hops];
      if (!from) ways.push(hops);
      else if (at.passed.size < MAX_ROLES && !at.passed.has(from.arn)) {
        stack.push({ role: from, hops, passed: new Set([...at.passed, from.arn]) });
      }
    }
  }
  return { ways, cut: false };
}

function chainOf(hops: readonly Hop[], { cluster, username, groups, policies }: ClusterDoor): Chain {
  return {
    hops,
    answer: weakest(hops.map(({ answer }) => answer)),
    end: { cluster, username, groups, policies },
  };
}
