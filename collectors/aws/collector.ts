import { readdirSync } from "node:fs";
import { reasonOf } from "#collectors/shared/read-text.ts";
import type { Collector, DirectoryInput, Emission, TrustDomain } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { collectFiles } from "./directory/collect-files.ts";
import { readExportDirectory } from "./export/read-export.ts";
import { checkLive } from "./live/check-live.ts";
import { collectLive } from "./live/collect-live.ts";
import { exportLive } from "./live/export-live.ts";
import { manifest } from "./manifest.ts";
import { emitSlices } from "./slices/emit.ts";

/**
 * Reads accounts of AWS: an organization as it runs, an export of it, or files with what AWS answered about accounts. ARNs
 * say which account something is of, so that all of them speak of the same trust domain: the partition.
 */
export const aws = { manifest, collectDirectory, collectLive, checkLive, exportLive } satisfies Collector;

async function* collectDirectory(
  input: DirectoryInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
): AsyncGenerator<Emission> {
  const { path, signal } = input;
  signal.throwIfAborted();
  checkDirectory(path);
  const exported = readExportDirectory(path, signal);
  const files = exported ? undefined : await collectFiles(path, signal);
  const partition = exported?.partition ?? files?.partition ?? "";
  yield {
    type: "head",
    trustDomainKey: partition,
    readAt: exported?.head.readAt ?? input.readAt,
    ...(exported ? { sourceSlug: exported.head.source.slug } : {}),
  };
  // The slug stands in no alias of AWS: they name partition and account.
  await trustDomainSlug(partition);
  if (files) yield* files.emit();
  if (!exported) return;
  yield* emitSlices(exported.plan, partition, exported.rowsOf, signal);
  for (const note of exported.notes()) yield { type: "note", note };
}

/** @throws InvalidInput when the path is not that of a directory that can be listed */
function checkDirectory(path: string): void {
  try {
    readdirSync(path);
  } catch (error) {
    throw new InvalidInput(
      `${path} cannot be read: ${reasonOf(error)}. Name a directory of what AWS answered, or an export.`,
    );
  }
}
