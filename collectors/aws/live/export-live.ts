import { mkdirSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ExportSummary, LiveInput } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { headFile, sliceFile, type ExportFile } from "../export/files.ts";
import { orSystemFault } from "./call-fault.ts";
import { fetchAccounts } from "./fetch-accounts.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openSession, type Around } from "./session-open.ts";

/**
 * Reads accounts into a directory instead of facts: reduced rows, and a `collection.json` that says how each listing
 * ended. Collecting that gives the same facts as collecting the accounts would have.
 * @throws InvalidInput when the directory is not empty or cannot be written; InvalidInput, ExternalSystem as collectLive
 */
export async function exportLive(
  input: LiveInput,
  directory: string,
  limits: Limits = LIMITS,
  around: Around = {},
): Promise<ExportSummary> {
  makeEmpty(directory);
  const session = await openSession(input, limits, around);
  try {
    const slices: ReturnType<typeof sliceFile>["slice"][] = [];
    for await (const { plan, rowsOf } of fetchAccounts(session)) {
      for (const planned of plan) {
        const { file, slice } = sliceFile(planned, rowsOf(planned));
        if (file) await write(directory, file);
        slices.push(slice);
      }
    }
    const { readAt, settings } = session;
    const source = { slug: input.sourceSlug, partition: settings.endpoint.partition.id, readAt };
    // Last: until it lies there the directory is no export, whatever stopped us.
    await write(directory, headFile(source, slices));
    const objects = slices.reduce((count, { rows = 0 }) => count + rows, 0);
    const ends = slices.map(({ path, status, reason }) => ({ path, status, ...(reason ? { reason } : {}) }));
    return { objects, readAt, slices: ends };
  } catch (error) {
    throw orSystemFault(error);
  } finally {
    await session.close();
  }
}

function makeEmpty(directory: string): void {
  let found: string[];
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    found = readdirSync(directory);
  } catch {
    throw new InvalidInput(`${directory} cannot be made or read. Name a directory you may write.`);
  }
  if (found.length > 0)
    throw new InvalidInput(`${directory} is not empty. Name a new directory: an export is written whole.`);
}

async function write(directory: string, { path, text }: ExportFile): Promise<void> {
  const place = join(directory, path);
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await writeFile(place, text, { mode: 0o600, flag: "wx" });
  } catch {
    throw new InvalidInput(`${place} cannot be written. Look at free space and permissions, and export again.`);
  }
}
