import type { Role } from "../systems/aws/trust/world.ts";
import type { ChainAnswer, Hop } from "./chain.ts";
import type { Opening } from "./openings.ts";

/** Answers from the surest: a chain is as sure as its least sure hop. */
const BARS: readonly (readonly ChainAnswer[])[] = [["yes"], ["yes", "conditional"], ["yes", "conditional", "unknown"]];

/**
 * How somebody becomes each role that leads to one of `ends`: the surest way, of those the shortest, by ARN. Looked for
 * backwards from the ends to learn which roles matter, each asked about once, then forwards from where it begins: linear in
 * the ways there are, where every simple path would be exponential.
 * @param start alias of a role, a user or a holder of tokens
 * @param most roles in one way, the first and the last among them
 */
export function shortestWays(
  ends: Iterable<Role>,
  { start, most, openingsOf }: { start: string; most: number; openingsOf: (role: Role) => readonly Opening[] },
): Map<string, readonly Hop[]> {
  const roles = reaching(ends, most, openingsOf);
  const onward = new Map<string, { hop: Hop; role: Role }[]>();
  for (const role of roles.values()) {
    for (const { hop, from } of openingsOf(role)) {
      const { alias } = hop.from;
      if (alias === null || (from && !roles.has(from.arn))) continue;
      const known = onward.get(alias);
      if (known) known.push({ hop, role });
      else onward.set(alias, [{ hop, role }]);
    }
  }
  const begins = [...roles.values()].find(({ alias }) => alias === start);
  const ways = new Map<string, readonly Hop[]>();
  for (const bar of BARS) {
    for (const [arn, hops] of spread(begins, start, bar, most, onward)) if (!ways.has(arn)) ways.set(arn, hops);
  }
  return ways;
}

/** The ends and whatever can become them, each once, the nearest first. */
function reaching(
  ends: Iterable<Role>,
  most: number,
  openingsOf: (role: Role) => readonly Opening[],
): Map<string, Role> {
  const found = new Map([...ends].map((role) => [role.arn, role]));
  let last = [...found.values()];
  for (let depth = 1; depth < most && last.length > 0; depth++) {
    const next: Role[] = [];
    for (const role of last) {
      for (const { from } of openingsOf(role)) {
        if (!from || found.has(from.arn)) continue;
        found.set(from.arn, from);
        next.push(from);
      }
    }
    last = next;
  }
  return found;
}

function spread(
  begins: Role | undefined,
  start: string,
  bar: readonly ChainAnswer[],
  most: number,
  onward: ReadonlyMap<string, readonly { hop: Hop; role: Role }[]>,
): Map<string, readonly Hop[]> {
  const ways = new Map<string, readonly Hop[]>(begins ? [[begins.arn, []]] : []);
  let last: { alias: string; hops: readonly Hop[] }[] = [{ alias: start, hops: [] }];
  for (let depth = begins ? 1 : 0; depth < most && last.length > 0; depth++) {
    const next: typeof last = [];
    for (const { alias, hops } of last) {
      for (const { hop, role } of onward.get(alias) ?? []) {
        if (ways.has(role.arn) || !bar.includes(hop.answer)) continue;
        ways.set(role.arn, [...hops, hop]);
        next.push({ alias: role.alias, hops: [...hops, hop] });
      }
    }
    last = next;
  }
  return ways;
}
