import { z } from "zod";
import { readChanges, type StoredChange } from "#lib/db/changes.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { differences } from "#lib/domain/drift/differences.ts";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import { InvalidInput } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Which changes to list, newest first. */
export interface ChangeQuery {
  cursor?: string;
  pageSize: number;
  since?: Date;
  /** As it was known at this time. */
  asOf?: Date;
  /** Aliases of an identity and of the documents attached to it, in their trust domain. */
  about?: { trustDomainId: number; aliases: string[] };
  /** Of facts of these kinds only. */
  nouns?: readonly Noun[];
}

/** One page of changes, each a sentence first. */
export async function listChanges(
  context: Context,
  query: ChangeQuery,
): Promise<{ changes: ChangeView[]; next: string | null }> {
  authorize(context.actor, "changes.read");
  const stored = await readChanges(context.database.pool, {
    since: query.since,
    until: query.asOf,
    about: query.about,
    nouns: query.nouns,
    before: query.cursor === undefined ? undefined : readCursor(query.cursor),
    limit: query.pageSize + 1,
  });
  const page = stored.slice(0, query.pageSize);
  const last = page.at(-1);
  const next = stored.length > page.length && last ? `${last.notAfter.toISOString()}~${last.id}` : null;
  return { changes: page.map(toChangeView), next };
}

const Cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.string().regex(/^\d{1,18}$/)]);

function readCursor(text: string): { notAfter: Date; id: string } {
  const parsed = Cursor.safeParse(text.split("~"));
  if (!parsed.success) throw new InvalidInput("This page address is no longer valid. Go back to the first page.");
  return { notAfter: parsed.data[0], id: parsed.data[1] };
}

const REASONS: Record<string, (change: StoredChange) => string> = {
  recreated: () => "Its name was taken by another.",
  missing: () => "A complete read no longer contained it.",
  expired: () => "Its time was over.",
  "parent-gone": (change) => `What it lived in is gone: ${placeBefore(change) ?? "its parent"}.`,
};

function placeBefore({ system, before }: StoredChange): string | null {
  return before ? systemOf(system).placeOf(before.content) : null;
}

function toChangeView(change: StoredChange): ChangeView {
  return {
    id: change.id,
    sentence: systemOf(change.system).changeSentence(change),
    type: change.type,
    noun: change.noun,
    kind: change.kind,
    key: change.alias,
    identity: change.identity === null ? null : { key: change.identity, id: change.identityId },
    notBefore: change.notBefore?.toISOString() ?? null,
    notAfter: change.notAfter.toISOString(),
    reason: change.reason === null ? null : (REASONS[change.reason]?.(change) ?? change.reason),
    differences: differences(change),
    sourceSlug: change.sourceSlug,
    collectionId: change.collectionId,
  };
}
