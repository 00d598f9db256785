import { z } from "zod";
import type { Collector, LiveInput, SourceSettings } from "#collectors/types.ts";
import type { LiveSourceRecord } from "#lib/db/live-sources.ts";
import { InvalidInput } from "#lib/errors.ts";
import { openCredential } from "#lib/sealing/open-credential.ts";
import type { OpeningKey } from "#lib/sealing/opening-key.ts";

const Settings = z.object({
  connection: z.string(),
  permissions: z.array(z.string()),
  fields: z.record(z.string(), z.union([z.string(), z.boolean()])),
}) satisfies z.ZodType<SourceSettings>;

/** Name of a file or a host, which holds no sign that a URL with a secret needs. */
const PLAIN = /^[\w.-]{1,128}$/;

/** What a collector needs to reach a source: settings as they were saved, the credential opened. */
export type LiveAccess = Pick<LiveInput, "settings" | "credential" | "sourceSlug">;

/**
 * Opens the way to a source. What comes back holds the credential: it is handed to the collector and to nobody else.
 * @throws InvalidInput when nothing was saved, or the credential does not open
 */
export async function openAccess(source: LiveSourceRecord, key: OpeningKey): Promise<LiveAccess> {
  const settings = readSettings(source);
  const context = { sourceSlug: source.slug };
  const sealed = source.sealedCredential;
  return { ...context, settings, credential: sealed && (await openCredential(key, sealed, context)) };
}

/** What a collection says it read: the way of connecting, and the server where one was given; nothing else of the address. */
export function originOf(source: LiveSourceRecord, collector: Collector): string {
  const parsed = Settings.safeParse(source.settings);
  if (!parsed.success) return collector.manifest.label;
  const { connection, fields } = parsed.data;
  const kind = collector.manifest.live?.connections.find(({ id }) => id === connection);
  const shown = kind?.fields.find((field) => field.kind === "line" && field.secret !== true && fields[field.name]);
  return [kind?.label ?? collector.manifest.label, shown ? placeOf(String(fields[shown.name])) : ""]
    .filter(Boolean)
    .join(": ");
}

/** Scheme, host and port: an address may hold a name with a password, or a key in its path. */
function placeOf(value: string): string {
  const url = URL.parse(value);
  if (url && url.host !== "" && url.origin !== "null") return url.origin;
  return PLAIN.test(value) ? value : "an address that is none";
}

function readSettings(source: LiveSourceRecord): SourceSettings {
  const parsed = Settings.safeParse(source.settings);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(`How ${source.slug} is reached was not saved completely. Set up its connection again.`);
}
