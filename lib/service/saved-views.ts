import { randomUUID } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import * as stored from "#lib/db/saved-views.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { BUILT_IN_VIEWS, viewQuery, type InventoryView, type SavedView } from "#lib/domain/inventory/views.ts";
import { Conflict, Forbidden, NotFound } from "#lib/errors.ts";
import { authorize, may } from "./authorize.ts";
import type { Context } from "./context.ts";

const MAX_OWN = 100;
const MAX_LISTED = 300;

const ViewName = z
  .string()
  .trim()
  .min(1, "A view needs a name.")
  .max(60, "A name has at most 60 characters.")
  .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, "A name needs something to read.")
  .refine((name) => !name.includes("\0"), "A name cannot contain the character U+0000.");

const ViewQuery = z
  .string()
  .max(20_000, "This list is too long to be saved.")
  .transform(viewQuery)
  .refine((query) => !query.includes("%00"), "A filter cannot contain the character U+0000.");

export const NewView = z.object({ name: ViewName, query: ViewQuery, shared: z.boolean() });

/** What changes of a view; what is absent stays. */
export const ChangedView = z.object({
  id: z.uuid(),
  name: ViewName.optional(),
  query: ViewQuery.optional(),
  shared: z.boolean().optional(),
});

export const NamedView = z.object({ id: z.uuid() });

/** Slug or id; null: the inventory opens with everything. */
export const ChosenDefault = z.object({ view: z.string().max(60).nullable() });

/** What somebody can open, and which of it they begin with. */
export interface Views {
  builtIn: readonly InventoryView[];
  saved: SavedView[];
  /** Slug or id. */
  begin: string | null;
}

/** The built-in views, one's own and those that others share. */
export async function listViews(context: Context): Promise<Views> {
  authorize(context.actor, "view.read");
  const { actor, database } = context;
  if (actor.kind !== "user") return { builtIn: BUILT_IN_VIEWS, saved: [], begin: null };
  const [views, begin] = await Promise.all([
    stored.readViews(database.pool, actor.id, MAX_LISTED),
    stored.readDefaultView(database.pool, actor.id),
  ]);
  const saved = views.map(({ id, ownerId, ownerName, name, shared, query }) => {
    return { id, name, query, shared, owner: ownerId === actor.id ? null : ownerName };
  });
  return { builtIn: BUILT_IN_VIEWS, saved, begin };
}

/**
 * Keeps a list under a name, for oneself or for everybody.
 * @returns its id
 * @throws Conflict when somebody has as many as anybody may
 */
export async function createView(context: Context, { name, query, shared }: z.output<typeof NewView>): Promise<string> {
  authorize(context.actor, "view.save");
  if (shared) authorize(context.actor, "view.share");
  const ownerId = personOf(context);
  const id = randomUUID();
  await inTransaction(context.database.pool, async (client) => {
    if (!(await stored.insertView(client, { id, ownerId, name, shared, query }, MAX_OWN))) {
      throw new Conflict(`You have ${MAX_OWN} views. Delete one that you no longer use.`);
    }
    await audit(context, client, "view.save", { id, name, shared, query });
  });
  return id;
}

/** Gives one's own view another name or list, or shares it, or shares it no longer. */
export async function changeView(context: Context, change: z.output<typeof ChangedView>): Promise<void> {
  authorize(context.actor, "view.save");
  await inTransaction(context.database.pool, async (client) => {
    const view = await own(context, client, change.id);
    const { name = view.name, query = view.query, shared = view.shared } = change;
    if (shared && !view.shared) authorize(context.actor, "view.share");
    await stored.updateView(client, { id: view.id, name, query, shared });
    await audit(context, client, "view.save", { id: view.id, name, query, shared });
  });
}

/** Takes one's own view away; an administrator also one that somebody else shares. */
export async function deleteView(context: Context, { id }: z.output<typeof NamedView>): Promise<void> {
  authorize(context.actor, "view.save");
  await inTransaction(context.database.pool, async (client) => {
    const view = await own(context, client, id, may(context.actor, "view.manage-shared"));
    await stored.removeView(client, id);
    await audit(context, client, "view.delete", view);
  });
}

/**
 * Chooses what the inventory opens with.
 * @throws NotFound for a view that is not there, or not theirs to see
 */
export async function setDefaultView(context: Context, { view }: z.output<typeof ChosenDefault>): Promise<void> {
  authorize(context.actor, "view.save");
  const userId = personOf(context);
  await inTransaction(context.database.pool, async (client) => {
    if (view !== null && !BUILT_IN_VIEWS.some(({ id }) => id === view)) {
      const seen = z.uuid().safeParse(view).success && (await stored.lockView(client, userId, view));
      if (!seen) throw new NotFound(GONE);
    }
    await stored.writeDefaultView(client, userId, view === "all" ? null : view);
    const detail = { view };
    await appendAudit(client, { actor: context.actor, action: "view.set-default", subject: `user:${userId}`, detail });
  });
}

const GONE = "There is no such view, or it is no longer shared.";

async function own(context: Context, client: pg.ClientBase, id: string, anyShared = false): Promise<stored.StoredView> {
  const userId = personOf(context);
  const view = await stored.lockView(client, userId, id);
  if (!view) throw new NotFound(GONE);
  if (view.ownerId !== userId && !anyShared) throw new Forbidden(`This view is ${view.ownerName}’s. Save your own.`);
  return view;
}

function personOf({ actor }: Context): string {
  if (actor.kind === "user") return actor.id;
  throw new Forbidden("Views belong to people who are signed in.");
}

async function audit(
  { actor }: Context,
  client: pg.ClientBase,
  action: string,
  { id, name, shared, query }: Pick<stored.StoredView, "id" | "name" | "shared" | "query">,
): Promise<void> {
  await appendAudit(client, { actor, action, subject: `view:${id}`, detail: { name, shared, query } });
}
