import { isOpen, type Becoming } from "../systems/aws/trust/becoming.ts";
import type { Token } from "../systems/aws/trust/oidc/token.ts";
import { trustTable } from "../systems/aws/trust/oidc/table.ts";
import { trustIndex, whoCanBecome, type TrustIndex } from "../systems/aws/trust/who-can-become.ts";
import type { Role, World } from "../systems/aws/trust/world.ts";
import { type Chain, type ClusterDoor, type Hop, type Stop, weakest } from "./chain.ts";
import { assumeHop, signInHop, tokenHop } from "./hops.ts";

/** Something that can ask for tokens of an issuer, with the tokens it can get. */
export interface TokenHolder {
  stop: Stop;
  tokens: readonly Token[];
}

/** What chains are made of; each part from another system. */
export interface ChainFacts {
  world: World;
  holders: readonly TokenHolder[];
  doors: readonly ClusterDoor[];
  /** Alias of whom chains begin at; left out: of whoever can begin one. */
  start?: string;
}

/** Most roles between whoever begins and the cluster: AWS lets a session of a role become the next, and so on. */
const MAX_ROLES = 6;

/** Most chains that are looked for through one door: there are more ways than anybody would read. */
const MAX_CHAINS = 200;

/**
 * Every way into clusters through roles of AWS: who can ask for a token that a role trusts, which roles that one can
 * become, and as whom a cluster takes the last. Looked for backwards from what clusters let in, so that only roles that
 * lead there cost anything. Each role stands in a chain once.
 */
export function chainsIntoClusters({ world, holders, doors, start }: ChainFacts): Chain[] {
  const index = trustIndex(world);
  const byName = new Map([...world.roles.values()].map((role) => [withoutPath(role.arn), role]));
  const openings = new Map<string, Opening[]>();
  return doors.flatMap((door) => {
    // `aws-auth` names roles without their path, access entries with it.
    const role = world.roles.get(door.principal) ?? byName.get(withoutPath(door.principal));
    if (!role) return [];
    const end = {
      cluster: door.cluster,
      username: door.username,
      groups: door.groups,
      policies: door.policies,
    };
    const chains: Chain[] = [];
    for (const hops of waysTo(role, [signInHop(role, door)], new Set([role.arn]))) {
      chains.push({ hops, answer: weakest(hops.map(({ answer }) => answer)), end });
      if (chains.length === MAX_CHAINS) break;
    }
    return chains;
  });

  function* waysTo(role: Role, hops: readonly Hop[], passed: ReadonlySet<string>): Generator<readonly Hop[]> {
    if (role.alias === start) {
      yield hops;
      return;
    }
    for (const { hop, from } of openingsOf(role)) {
      if (!from) {
        if (start === undefined || hop.from.alias === start) yield [hop, ...hops];
      } else if (passed.size < MAX_ROLES && !passed.has(from.arn)) {
        yield* waysTo(from, [hop, ...hops], new Set([...passed, from.arn]));
      }
    }
  }

  function openingsOf(role: Role): Opening[] {
    const known = openings.get(role.arn);
    if (known) return known;
    const found = [...byTokens(world, role, holders), ...byAssuming(index, role)];
    openings.set(role.arn, found);
    return found;
  }
}

/** The roles that the tokens of one holder let it become, one hop each. */
export function rolesByTokens(world: World, holder: TokenHolder): Hop[] {
  return [...world.roles.values()].flatMap((role) => [...byTokens(world, role, [holder])].map(({ hop }) => hop));
}

/** One way to become a role: from another role, whose own ways go on, or from where chains begin. */
interface Opening {
  hop: Hop;
  from: Role | null;
}

function* byTokens(world: World, role: Role, holders: readonly TokenHolder[]): Generator<Opening> {
  if (!role.trust) return;
  const providers = [...world.providers.values()].filter(({ arn }) => arn.includes(`::${role.account}:`));
  const limits = (world.accounts.get(role.account)?.rcps ?? []).flat().map(({ policy }) => policy);
  for (const { stop, tokens } of holders) {
    const { matches } = trustTable(role.trust.policy, tokens, providers, limits);
    const open = matches.filter(({ answer }) => answer !== "no");
    if (open.length > 0) yield { hop: tokenHop(stop, role, open), from: null };
  }
}

function* byAssuming(index: TrustIndex, role: Role): Generator<Opening> {
  const { world } = index.asked;
  for (const becoming of whoCanBecome(index, role).filter(isOpen)) {
    for (const { stop, from } of startersOf(world, becoming)) {
      yield { hop: assumeHop(stop, role, becoming), from };
    }
  }
}

/** Providers are left to those who hold their tokens: by itself a provider begins nothing. */
function* startersOf(world: World, { who }: Becoming): Generator<{ stop: Stop; from: Role | null }> {
  switch (who.kind) {
    case "actor":
    case "session":
    case "holders": {
      const arns = who.kind === "holders" ? who.members : [who.kind === "session" ? (who.role ?? who.arn) : who.arn];
      for (const arn of arns) yield starterOf(world, arn);
      return;
    }
    case "stranger":
      yield { stop: { kind: "account", alias: null, name: who.arn }, from: null };
      return;
    case "account":
      yield { stop: { kind: "account", alias: null, name: `account ${who.account}` }, from: null };
      return;
    case "service":
      yield { stop: { kind: "service", alias: null, name: who.service }, from: null };
      return;
    case "anyone":
      yield { stop: { kind: "account", alias: null, name: "anyone" }, from: null };
      return;
    case "federated":
      return;
  }
}

/** A user begins a chain, a role goes on: somebody became it. */
function starterOf(world: World, arn: string): { stop: Stop; from: Role | null } {
  const role = world.roles.get(arn);
  if (role) return { stop: { kind: "role", alias: role.alias, name: role.name }, from: role };
  const user = world.users.get(arn);
  return { stop: { kind: "user", alias: user?.alias ?? null, name: user?.name ?? arn }, from: null };
}

/** `arn:aws:iam::111122223333:role/deploy`, whatever its path. */
function withoutPath(arn: string): string {
  return arn.replace(/:role\/.*\//, ":role/");
}
