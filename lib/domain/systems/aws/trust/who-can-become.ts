import type { Decision } from "../policy/policy.ts";
import { askable, type Askable, decideAssume } from "./ask-world.ts";
import { type Assumers, assumersOf, candidates, isPersonal } from "./assumers.ts";
import type { Becoming, Unread, Who } from "./becoming.ts";
import { type Named, namedBy } from "./named-principals.ts";
import { decideStranger } from "./strangers.ts";
import { actorOf, type Actor, limitsKnown, type Role, wasRead, type World } from "./world.ts";

/** A world with what questions of becoming need beside it. */
export interface TrustIndex {
  asked: Askable;
  assumers: ReadonlyMap<string, Assumers>;
  /** Roles by account and name without path, as sessions name them. */
  byName: ReadonlyMap<string, Role>;
}

/** Prepares a world for {@link whoCanBecome}: once for any number of roles. */
export function trustIndex(world: World): TrustIndex {
  const byName = new Map<string, Role>();
  for (const role of world.roles.values()) byName.set(nameIn(role.account, role.name), role);
  return { asked: askable(world), assumers: assumersOf(world), byName };
}

/**
 * Who can become a role, and from where: everybody its trust policy names, each with the answer of all policies that have a
 * say. Linear: a trust in a whole account is answered for those of it whose policies speak of this role, and once for all
 * who may become any (design: principle 10).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html
 */
export function whoCanBecome(index: TrustIndex, role: Role): Becoming[] {
  if (!role.trust) {
    const unread: Unread[] = [{ what: "trust", account: role.account }];
    return [{ who: { kind: "anyone" }, answer: "unknown", conditions: [], because: [], statement: 0, unread }];
  }
  const found = new Map<string, Becoming>();
  const named = [...namedBy(role.trust.policy).values()].toSorted((one, other) => rank(one.named) - rank(other.named));
  for (const { named: name, statement } of named) {
    // Whoever is named is answered for by that name, before an account or everybody is.
    for (const [key, becoming] of answersFor(index, role, name, statement)) {
      if (!found.has(key)) found.set(key, becoming);
    }
  }
  return [...found.values()];
}

function* answersFor(index: TrustIndex, role: Role, name: Named, statement: number): Generator<[string, Becoming]> {
  const { world } = index.asked;
  if (name.kind === "principal") yield [name.arn, ofPrincipal(index, role, name.arn, statement)];
  else if (name.kind === "session") yield [name.arn, ofSession(index, role, name, statement)];
  else if (name.kind === "anyone") yield* ofAnyone(index, role, statement);
  else {
    const isAccount = name.kind === "account";
    // Of an account read in part those who were read have answers of their own, beside whoever else it lets.
    if (isAccount) yield* ofAccount(index, role, name.account, statement);
    if (!isAccount || !wasRead(world, name.account, "iam")) {
      yield [JSON.stringify(name), ofStranger(index, role, name, statement)];
    }
  }
}

/** All answers of a world, role by role. */
export function* becomings(index: TrustIndex): Generator<{ role: Role; becomings: Becoming[] }> {
  for (const role of index.asked.world.roles.values()) yield { role, becomings: whoCanBecome(index, role) };
}

/** {@link whoCanBecome} of one role by its ARN; empty where no such role was read. */
export function whoCanBecomeRole(world: World, arn: string): Becoming[] {
  const role = world.roles.get(arn);
  return role ? whoCanBecome(trustIndex(world), role) : [];
}

function ofPrincipal({ asked }: TrustIndex, role: Role, arn: string, statement: number): Becoming {
  const actor = actorOf(asked.world, arn);
  if (actor) return ofActor(asked, role, actor, statement);
  const account = /^arn:[^:]*:(?:iam|sts)::(?<account>\d{12}):/u.exec(arn)?.groups?.account ?? null;
  // AWS shows the id of a principal that was removed in place of its name; one made again has another id.
  const gone = account === null || wasRead(asked.world, account, "iam");
  const who: Who = { kind: "stranger", arn, account, gone };
  const decision = decideStranger(asked.world, role, { kind: arn.includes(":user/") ? "user" : "role", arn, account });
  const answer = gone || decision.answer === "no" ? "no" : "unknown";
  const unread = gone || account === null ? [] : [{ what: "permission" as const, account }];
  return { who, answer, conditions: decision.conditions, because: decision.because, statement, unread };
}

function ofActor(asked: Askable, role: Role, actor: Actor, statement: number): Becoming {
  const who: Who = { kind: "actor", arn: actor.arn, account: actor.account };
  return becomingBy(asked.world, role, who, decideAssume(asked, actor, role), statement, actor.account);
}

function ofSession(
  { asked, byName }: TrustIndex,
  role: Role,
  { arn, account, role: name, session }: Extract<Named, { kind: "session" }>,
  statement: number,
): Becoming {
  const actor = byName.get(nameIn(account, name)) ?? null;
  const who: Who = { kind: "session", arn, account, role: actor?.arn ?? null, session };
  if (actor) return becomingBy(asked.world, role, who, decideAssume(asked, actor, role, session), statement, account);
  const gone = wasRead(asked.world, account, "iam");
  const unread: Unread[] = gone ? [] : [{ what: "permission", account }];
  return { who, answer: gone ? "no" : "unknown", conditions: [], because: [], statement, unread };
}

function* ofAccount(index: TrustIndex, role: Role, account: string, statement: number): Generator<[string, Becoming]> {
  const { asked, assumers } = index;
  const those = assumers.get(account);
  yield* thoseLetIn(asked, role, candidates(those, role.arn), statement);
  const [one] = those?.free ?? [];
  if (!those || !one) return;
  const { scps } = asked.world.accounts.get(account) ?? {};
  const { rcps } = asked.world.accounts.get(role.account) ?? {};
  if (role.trust && isPersonal([role.trust, ...(scps ?? []).flat(), ...(rcps ?? []).flat()])) {
    yield* thoseLetIn(asked, role, those.free, statement);
    return;
  }
  const who: Who = { kind: "holders", account, members: membersOnce(those) };
  const becoming = becomingBy(
    asked.world,
    role,
    who,
    decideAssume(asked, speakerOf(those, role, one), role),
    statement,
    account,
  );
  if (becoming.answer !== "no") yield [`holders ${account}`, becoming];
}

function* thoseLetIn(
  asked: Askable,
  role: Role,
  actors: Iterable<Actor>,
  statement: number,
): Generator<[string, Becoming]> {
  for (const actor of actors) {
    const becoming = ofActor(asked, role, actor, statement);
    if (becoming.answer !== "no") yield [actor.arn, becoming];
  }
}

/** Whoever the policy also names has an answer of his own, and speaks for nobody. */
function speakerOf({ free }: Assumers, { trust }: Role, one: Actor): Actor {
  const named = new Set(trust?.policy.statements.flatMap(({ principal }) => principal?.aws ?? []));
  return named.size === 0 ? one : (free.find(({ arn }) => !named.has(arn)) ?? one);
}

function* ofAnyone(index: TrustIndex, role: Role, statement: number): Generator<[string, Becoming]> {
  yield ["anyone", ofStranger(index, role, { kind: "anyone" }, statement)];
  for (const account of index.assumers.keys()) yield* ofAccount(index, role, account, statement);
}

function ofStranger(
  { asked }: TrustIndex,
  role: Role,
  name: Exclude<Named, { kind: "principal" | "session" }>,
  statement: number,
): Becoming {
  const decision = decideStranger(asked.world, role, name);
  return becomingBy(asked.world, role, name, decision, statement, null);
}

/** @param account of whoever asks, whose policies have a say; null: those of nobody that was read */
function becomingBy(
  world: World,
  role: Role,
  who: Who,
  decision: Decision,
  statement: number,
  account: string | null,
): Becoming {
  const { answer, conditions, because } = decision;
  if (answer === "no") {
    const unread = couldAllow(world, decision, account);
    return { who, answer: unread.length > 0 ? "unknown" : "no", conditions, because, statement, unread };
  }
  const places = new Set([role.account, ...(account === null ? [] : [account])]);
  const unread = [...places]
    .filter((place) => !limitsKnown(world, place))
    .map((place): Unread => ({ what: "limits", account: place }));
  return { who, answer, conditions, because, statement, unread };
}

/**
 * What was not read and could turn a no: a policy of the one who asks where nothing that was read of it allows it, one of its
 * organization where a level lacks one that does. What is denied stays denied, and what a boundary or the trust lacks nothing
 * else gives (design: principle 11).
 */
function couldAllow(world: World, { because }: Decision, account: string | null): Unread[] {
  if (account === null || because.length === 0) return [];
  const unread: Unread[] = [];
  for (const { type, effect } of because) {
    if (effect === "none" && type === "identity" && !wasRead(world, account, "iam")) {
      unread.push({ what: "permission", account });
    } else if (effect === "none" && type === "scps" && !limitsKnown(world, account)) {
      unread.push({ what: "limits", account });
    } else return [];
  }
  return unread;
}

const members = new WeakMap<Assumers, readonly string[]>();

function membersOnce(assumers: Assumers): readonly string[] {
  const found = members.get(assumers) ?? assumers.free.map(({ arn }) => arn);
  members.set(assumers, found);
  return found;
}

/** Names before accounts before everybody. */
function rank({ kind }: Named): number {
  return kind === "anyone" ? 2 : kind === "account" ? 1 : 0;
}

function nameIn(account: string, name: string): string {
  return `${account} ${name.slice(name.lastIndexOf("/") + 1)}`;
}
