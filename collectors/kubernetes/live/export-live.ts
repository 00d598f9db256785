import { mkdirSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExportSummary, LiveInput } from "#collectors/types.ts";
import { EXPORT_FILE, type ExportHead } from "#collectors/export-format.ts";
import { InvalidInput } from "#lib/errors.ts";
import { objectKind } from "../kinds.ts";
import { fetchCluster, type Fetched } from "./fetch-cluster.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openSession, type Session } from "./session.ts";

/** Objects in one file: far below the size of which a file is read. */
const PER_FILE = 10_000;

/** Longest reason in `collection.json`. */
const MAX_REASON = 500;

/**
 * Reads a running cluster into a directory instead of facts: pruned objects, and a `collection.json` that says how each
 * listing ended. Collecting that gives the same facts as collecting the cluster would have.
 * @throws InvalidInput when the directory is not empty or cannot be written; InvalidInput, ExternalSystem as collectLive
 */
export async function exportLive(input: LiveInput, directory: string, limits: Limits = LIMITS): Promise<ExportSummary> {
  makeEmpty(directory);
  const session = await openSession(input, limits, true);
  try {
    const fetched = await fetchCluster(session.client, session.wanted);
    let objects = 0;
    for (const [kind, texts] of fetched.intake.documents?.entries() ?? []) {
      objects += texts.length;
      for (let from = 0; from < texts.length; from += PER_FILE) {
        const number = texts.length > PER_FILE ? `-${from / PER_FILE + 1}` : "";
        const items = texts.slice(from, from + PER_FILE).join(",\n");
        const text = `{"apiVersion":"v1","kind":"List","items":[\n${items}\n]}\n`;
        await write(join(directory, `${objectKind(kind).slice}${number}.json`), text);
      }
    }
    const head = headOf(input.sourceSlug, session, fetched);
    // Last: until it lies there the directory is no export, whatever stopped us.
    await write(join(directory, EXPORT_FILE), `${JSON.stringify(head, null, 2)}\n`);
    const slices = head.slices.map(({ path, status, reason }) => ({ path, status, ...(reason ? { reason } : {}) }));
    return { objects, readAt: session.readAt, slices };
  } finally {
    await session.client.close();
  }
}

type WrittenHead = Omit<ExportHead, "readAt"> & { readAt: string };

function headOf(slug: string, { trustDomainKey, readAt }: Session, { intake, plan }: Fetched): WrittenHead {
  return {
    format: "rollcall-export/1",
    system: "kubernetes",
    source: { slug },
    trustDomain: { key: trustDomainKey },
    readAt: readAt.toISOString(),
    slices: plan.map((planned) => {
      const { status, reason } = intake.problems.coverage(planned.slice.kind, planned.status, planned.reason);
      return { ...planned.slice, status, ...(reason === undefined ? {} : { reason: reason.slice(0, MAX_REASON) }) };
    }),
  };
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

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
  } catch {
    throw new InvalidInput(`${path} cannot be written. Look at free space and permissions, and export again.`);
  }
}
