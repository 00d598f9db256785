import { isOpen, type Becoming } from "../systems/aws/trust/becoming.ts";
import { askersFor } from "../systems/aws/trust/askers.ts";
import { matchToken } from "../systems/aws/trust/oidc/match.ts";
import { providerOf } from "../systems/aws/trust/oidc/table.ts";
import type { Token } from "../systems/aws/trust/oidc/token.ts";
import { type TrustIndex, whoCanBecome } from "../systems/aws/trust/who-can-become.ts";
import { limitsKnown, type Role, type World } from "../systems/aws/trust/world.ts";
import { type Hop, type Stop, stopOf } from "./chain.ts";
import { assumeHop, tokenHop, unreadHop } from "./hops.ts";

/** Something that can ask for tokens of an issuer, with the tokens it can get. */
export interface TokenHolder {
  stop: Stop;
  tokens: readonly Token[];
}

/** One way to become a role: from another role, whose own ways go on, or from where chains begin. */
export interface Opening {
  hop: Hop;
  from: Role | null;
}

/** Every way to become a role; where nobody read whom it trusts, whoever may ask for it, without knowing. */
export function openingsOf(index: TrustIndex, role: Role, holders: readonly TokenHolder[]): Opening[] {
  if (!role.trust) return [...withoutTrust(index, role)];
  return [...byTokens(index.asked.world, role, holders), ...byAssuming(index, role)];
}

/** The roles that the tokens of one holder let it become, one hop each. */
export function rolesByTokens(world: World, holder: TokenHolder): Hop[] {
  return [...world.roles.values()].flatMap((role) => [...byTokens(world, role, [holder])].map(({ hop }) => hop));
}

function* byTokens(world: World, role: Role, holders: readonly TokenHolder[]): Generator<Opening> {
  if (!role.trust) return;
  const providers = [...world.providers.values()].filter(({ arn }) => arn.includes(`::${role.account}:`));
  const limits = (world.accounts.get(role.account)?.rcps ?? []).flat().map(({ policy }) => policy);
  const limited = limitsKnown(world, role.account);
  for (const { stop, tokens } of holders) {
    const { policy } = role.trust;
    const matches = tokens.map((token) => matchToken(policy, token, providerOf(providers, token), limits));
    const open = matches.filter(({ answer }) => answer !== "no");
    if (open.length > 0) yield { hop: tokenHop(stop, role, open, limited), from: null };
  }
}

function* withoutTrust(index: TrustIndex, role: Role): Generator<Opening> {
  yield { hop: unreadHop(null, role), from: null };
  for (const actor of askersFor(index, role)) {
    yield { hop: unreadHop(stopOf(actor), role), from: actor.kind === "role" ? actor : null };
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
  if (role) return { stop: stopOf(role), from: role };
  const user = world.users.get(arn);
  return { stop: user ? stopOf(user) : { kind: "user", alias: null, name: arn }, from: null };
}
