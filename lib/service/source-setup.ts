import { z } from "zod";
import { manifestOf } from "#collectors/manifests.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { readSealingKey } from "#lib/db/sealing-key.ts";
import { insertDraft, readSetup, readSetups, writeCredential, writeSettings } from "#lib/db/source-setup.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { type SourceSettings, SourceSlug, type SourceSetup } from "#lib/domain/sources/setup.ts";
import { Conflict, InvalidInput, NotFound } from "#lib/errors.ts";
import { sealCredential } from "#lib/sealing/sealed-credential.ts";
import { authorize } from "./authorize.ts";
import { readOpenFields, readSecretFields } from "./connection-fields.ts";
import type { Context } from "./context.ts";
import { onSource } from "./source-command.ts";

/** A system to connect and the name its source gets. */
export const DraftSource = z.object({ system: z.string().max(100), slug: SourceSlug });

/** Begins to connect a running system. @throws Conflict when the name is taken */
export async function draftSource(context: Context, { system, slug }: z.output<typeof DraftSource>): Promise<string> {
  authorize(context.actor, "source.connect");
  if (!manifestOf(system).live) throw new InvalidInput(`A running ${system} system cannot be connected yet.`);
  await inTransaction(context.database.pool, async (client) => {
    await insertDraft(client, { slug, system });
    await appendAudit(client, {
      actor: context.actor,
      action: "source.connect",
      subject: `source:${slug}`,
      detail: { system },
    });
  });
  return slug;
}

/** How far connecting has come. @throws NotFound when there is no such source */
export async function readSourceSetup(context: Context, slug: string): Promise<SourceSetup> {
  authorize(context.actor, "sources.read");
  const found = await readSetup(context.database.pool, slug);
  if (!found) throw new NotFound(`There is no source named ${slug}.`);
  return found;
}

/** Every source and how it is set up, drafts included. */
export async function listSourceSetups(context: Context): Promise<SourceSetup[]> {
  authorize(context.actor, "sources.read");
  return readSetups(context.database.pool);
}

/** Which rights were chosen in the first step. */
export const ChooseRights = z.object({
  slug: z.string().max(200),
  permissions: z.preprocess(
    (value) => (typeof value === "string" ? [value] : (value ?? [])),
    z.array(z.string()).max(500),
  ),
});

/** Saves the chosen rights; required ones are always among them, unknown ones never. */
export async function chooseRights(context: Context, { slug, permissions }: z.output<typeof ChooseRights>) {
  const command = { permission: "source.connect", action: "source.choose-rights", slug } as const;
  await onSource(context, command, async (client, source) => {
    const { live } = manifestOf(source.system);
    if (!live) throw new InvalidInput(`${slug} is collected from directories only.`);
    const chosen = live.permissions
      .filter(({ id, need }) => need === "required" || permissions.includes(id))
      .map(({ id }) => id);
    const before = source.settings ?? { connection: live.connections[0]?.id ?? "", permissions: [], fields: {} };
    await writeSettings(client, source.id, { ...before, permissions: chosen });
    return { permissions: chosen };
  });
}

/** How a source is reached: answers by field name, secret ones among them. */
export const SaveConnection = z.object({
  slug: z.string().max(200),
  connection: z.string().max(100),
  fields: z.record(z.string().max(100), z.union([z.string().max(100_000), z.boolean()])),
});

/**
 * Saves how a source is reached and seals its secret fields to the workers. A secret field left empty keeps what was
 * sealed before, as long as the way to reach it is the same.
 * @throws InvalidInput naming the field that is missing · Conflict when no worker has published its key yet
 */
export async function saveConnection(context: Context, input: z.output<typeof SaveConnection>): Promise<void> {
  const command = { permission: "source.connect", action: "source.save-connection", slug: input.slug } as const;
  await onSource(context, command, async (client, source) => {
    const { fields } = connectionOf(source.system, input.connection);
    const open = readOpenFields(fields, input.fields);
    const secret = readSecretFields(fields, input.fields);
    const problem = manifestOf(source.system).live?.checkFields?.(open);
    if (problem) throw new InvalidInput(problem);
    const same = source.settings?.connection === input.connection;
    const sealed = Object.keys(secret).length > 0;
    if (
      same &&
      source.hasCredential &&
      !sealed &&
      targetChanged(source.system, input.connection, source.settings, open)
    ) {
      throw new InvalidInput("Enter the credential again: where it goes has changed.");
    }
    const missing = missingSecret(source.system, input, same && source.hasCredential);
    if (missing) throw new InvalidInput(`${missing} is needed.`);
    const settings: SourceSettings = {
      connection: input.connection,
      permissions: source.settings?.permissions ?? requiredRights(source.system),
      fields: open,
    };
    await writeSettings(client, source.id, settings);
    if (sealed) {
      const key = await readSealingKey(client);
      if (!key) throw new Conflict("No worker has started yet, so nobody could open the credential. Start one first.");
      await writeCredential(
        client,
        source.id,
        await sealCredential(key, secret, { sourceSlug: source.slug }),
        context.now,
      );
    } else if (!same) {
      await writeCredential(client, source.id, null, context.now);
    }
    return { connection: input.connection, fields: Object.keys(open), credential: sealed };
  });
}

function connectionOf(system: string, id: string) {
  const found = manifestOf(system).live?.connections.find((connection) => connection.id === id);
  if (!found) throw new InvalidInput("Choose how the system is reached.");
  return found;
}

function requiredRights(system: string): string[] {
  const rights = manifestOf(system).live?.permissions ?? [];
  return rights.filter(({ need }) => need !== "optional").map(({ id }) => id);
}

/** The label of a secret that is needed and was given neither now nor before. */
function missingSecret(system: string, input: z.output<typeof SaveConnection>, kept: boolean): string | null {
  if (kept) return null;
  const { fields } = connectionOf(system, input.connection);
  const missing = fields.find(({ name, secret, required }) => secret && required && !input.fields[name]);
  return missing?.label ?? null;
}

/** Whoever could change the address alone would have the credential sent wherever they like. */
function targetChanged(
  system: string,
  connection: string,
  before: SourceSettings | null,
  after: Readonly<Record<string, string | boolean>>,
): boolean {
  const { fields } = connectionOf(system, connection);
  return fields.some(({ name, target }) => target && (before?.fields[name] || "") !== (after[name] || ""));
}
