import type pg from "pg";
import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { deleteCrownJewel, writeCrownJewel } from "#lib/db/crown-jewels.ts";
import { readEnvironmentRules, type StoredRules } from "#lib/db/environments.ts";
import { insertRules, lockRules } from "#lib/db/environment-rules.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { classifyByHand } from "#lib/domain/environments/classify-by-hand.ts";
import { EnvironmentName, EnvironmentRules, type EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import { Conflict, InvalidInput, NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { readPlaces } from "./environment-places.ts";

/** All rules as they shall be, and the version they were made from. */
export const NewRules = z.object({ version: z.coerce.number().int().min(0), rules: EnvironmentRules });

const Alias = z
  .string()
  .min(1)
  .max(500, "The key of this resource is too long to be named in a rule. Use a rule by name.");

/** Resources that somebody gives an environment by hand, each its own. */
export const ByHand = z.object({
  choices: z
    .array(z.object({ alias: Alias, environment: EnvironmentName }))
    .min(1, "Choose an environment for at least one.")
    .max(500, "At most 500 at a time."),
});

/** A resource that matters most, and why. */
export const MarkedJewel = z.object({
  alias: Alias,
  reason: z
    .string()
    .trim()
    .min(1, "Say why it matters most.")
    .max(300, "A reason has at most 300 characters.")
    .refine((text) => !text.includes("\0"), "A reason cannot contain the character U+0000."),
});

export const UnmarkedJewel = MarkedJewel.pick({ alias: true });

/**
 * Makes these the rules. Inventory and reach follow by themselves.
 * @returns the version they have; that of before when nothing was changed
 * @throws Conflict when somebody else edited the rules since that version
 */
export async function saveRules(context: Context, { version, rules }: z.output<typeof NewRules>): Promise<number> {
  authorize(context.actor, "environments.edit");
  return editing(context, (before) => {
    if (before.version !== version) {
      throw new Conflict(
        "Somebody else saved other rules while you edited. Open Environments in a second window, compare, and edit again from what stands now.",
      );
    }
    return rules;
  });
}

/**
 * Names resources in rules at the top, so that they have the chosen environments whatever other rules say.
 * @returns the version of the rules
 * @throws NotFound for a resource that is not known · InvalidInput when there would be more rules than may be
 */
export async function classifyResources(context: Context, { choices }: z.output<typeof ByHand>): Promise<number> {
  authorize(context.actor, "environments.edit");
  const { places } = await readPlaces(context);
  const unknown = choices.find(({ alias }) => !places.has(alias));
  if (unknown) throw new NotFound(NOT_KNOWN);
  return editing(context, (before) => {
    const after = [...groupBy(choices, ({ environment }) => environment)].reduce(
      (rules, [environment, chosen]) =>
        classifyByHand(
          rules,
          environment,
          chosen.map(({ alias }) => alias),
        ),
      before.rules,
    );
    const checked = EnvironmentRules.safeParse(after);
    if (checked.success) return checked.data;
    throw new InvalidInput("There are as many rules as there may be. Remove one that decides nothing, then try again.");
  });
}

/** Marks a resource as one that matters most, or gives its mark another reason. @throws NotFound when it was not read */
export async function markCrownJewel(context: Context, { alias, reason }: z.output<typeof MarkedJewel>): Promise<void> {
  authorize(context.actor, "crown-jewel.mark");
  const trustDomainId = await domainOf(context, alias);
  await inTransaction(context.database.pool, async (client) => {
    const before = await writeCrownJewel(client, { trustDomainId, alias, reason, markedBy: context.actor.name });
    await audit(context, client, "crown-jewel.mark", alias, { before, reason });
  });
}

/** Takes the mark away; without one nothing is done. @throws NotFound when the resource was not read */
export async function unmarkCrownJewel(context: Context, { alias }: z.output<typeof UnmarkedJewel>): Promise<void> {
  authorize(context.actor, "crown-jewel.mark");
  const trustDomainId = await domainOf(context, alias);
  await inTransaction(context.database.pool, async (client) => {
    const before = await deleteCrownJewel(client, trustDomainId, alias);
    if (before !== null) await audit(context, client, "crown-jewel.unmark", alias, { before });
  });
}

const NOT_KNOWN = "This resource is no longer there, or no source has read it.";

async function domainOf(context: Context, alias: string): Promise<number> {
  const trustDomainId = (await readPlaces(context)).places.get(alias)?.trustDomainId ?? null;
  if (trustDomainId === null) throw new NotFound(NOT_KNOWN);
  return trustDomainId;
}

/** One edit of the rules, which nobody else edits meanwhile. */
async function editing(context: Context, edit: (before: StoredRules) => EnvironmentRule[]): Promise<number> {
  return inTransaction(context.database.pool, async (client) => {
    await lockRules(client);
    const before = await readEnvironmentRules(client);
    const rules = edit(before);
    if (JSON.stringify(rules) === JSON.stringify(before.rules)) return before.version;
    const version = await insertRules(client, rules, context.actor.name);
    await audit(context, client, "environments.edit", `environment-rules:${version}`, {
      before: before.rules,
      after: rules,
      from: before.version,
    });
    return version;
  });
}

async function audit(
  { actor }: Context,
  client: pg.ClientBase,
  action: string,
  subject: string,
  detail: Parameters<typeof appendAudit>[1]["detail"],
): Promise<void> {
  await appendAudit(client, { actor, action, subject, detail });
}
