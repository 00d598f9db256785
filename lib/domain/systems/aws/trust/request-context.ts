import type { RequestContext } from "../policy/policy.ts";
import { actionMatches } from "./action-match.ts";
import type { Account, Actor, Role, World } from "./world.ts";

type Values = readonly string[] | null;

/** Condition keys that only some requests have: those that services make for somebody have these. */
const OF_SERVICES = [
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:principalservicename",
];

/**
 * What is known of every request of a role or user, beside what it is about: who asks, and that no service asks for it.
 * Where the request comes from, with which second factor and under which session name is not known.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextOfActor(world: World, actor: Actor): Map<string, Values> {
  const account = world.accounts.get(actor.account);
  const context = new Map<string, Values>([
    ["aws:principalarn", [actor.arn]],
    ["aws:principalaccount", [actor.account]],
    ["aws:principaltype", [actor.kind === "role" ? "AssumedRole" : "User"]],
    ["aws:principalisawsservice", ["false"]],
    ["aws:viaawsservice", ["false"]],
    ["aws:calledvia", null],
    ["aws:calledviafirst", null],
    ["aws:calledvialast", null],
    ["aws:securetransport", ["true"]],
  ]);
  for (const key of OF_SERVICES) context.set(key, null);
  if (actor.kind === "user") context.set("aws:username", [actor.name.slice(actor.name.lastIndexOf("/") + 1)]);
  else {
    context.set("aws:username", null);
    // Credentials of a role are always new ones; a user has keys that were never issued as a session's.
    if (world.at !== null) context.set("aws:tokenissuetime", [world.at]);
  }
  addOrganization(context, "aws:principalorg", account);
  addTime(context, world);
  if (!mayBeTagged(actor)) addTags(context, "aws:principaltag/", actor.tags, world.askedKeys);
  return context;
}

/** What is known of a request to become a role, beside who asks: whose role it is. */
export function contextOfRole(world: World, role: Role): Map<string, Values> {
  const context = contextOfAccount(world, role.account);
  addTags(context, "aws:resourcetag/", role.tags, world.askedKeys);
  addTags(context, "iam:resourcetag/", role.tags, world.askedKeys);
  return context;
}

/** What is known of a request about something in an account. */
export function contextOfAccount(world: World, id: string): Map<string, Values> {
  const context = new Map<string, Values>([["aws:resourceaccount", [id]]]);
  addOrganization(context, "aws:resourceorg", world.accounts.get(id));
  return context;
}

/** Two contexts as one, without copying either: there are as many pairs as questions. */
export class JoinedContext extends Map<string, Values> {
  readonly #one: RequestContext;
  readonly #other: RequestContext;

  constructor(one: RequestContext, other: RequestContext) {
    super();
    this.#one = one;
    this.#other = other;
  }

  override get(key: string): Values | undefined {
    const value = this.#one.get(key);
    return value === undefined ? this.#other.get(key) : value;
  }

  override has(key: string): boolean {
    return this.#one.has(key) || this.#other.has(key);
  }
}

/** Whoever becomes the role may bring tags of his own where its trust policy lets him; they then stand before its own. */
function mayBeTagged(actor: Actor): boolean {
  if (actor.kind === "user") return false;
  if (!actor.trust || actor.trust.policy.faults.length > 0) return true;
  return actor.trust.policy.statements.some(
    ({ effect, action }) => effect === "Allow" && actionMatches(action, "sts:TagSession"),
  );
}

/** The tags there are, and of those that policies ask for, that there are no others. */
function addTags(
  context: Map<string, Values>,
  prefix: string,
  tags: Readonly<Record<string, string>>,
  asked: ReadonlySet<string>,
): void {
  for (const key of asked) if (key.startsWith(prefix)) context.set(key, null);
  for (const [key, value] of Object.entries(tags)) context.set(`${prefix}${key.toLowerCase()}`, [value]);
}

function addOrganization(context: Map<string, Values>, prefix: string, account: Account | undefined): void {
  if (!account || account.organization === null) return;
  context.set(`${prefix}id`, [account.organization]);
  if (account.units) context.set(`${prefix}paths`, [`${[account.organization, ...account.units].join("/")}/`]);
}

function addTime(context: Map<string, Values>, { at }: World): void {
  if (at === null) return;
  context.set("aws:currenttime", [at]);
  context.set("aws:epochtime", [String(Math.floor(Date.parse(at) / 1000))]);
}
