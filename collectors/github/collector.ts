import { readdirSync } from "node:fs";
import type { Collector, DirectoryInput, Emission, TrustDomain } from "#collectors/types.ts";
import { reasonOf } from "#collectors/shared/read-text.ts";
import { InvalidInput } from "#lib/errors.ts";
import { collectCheckouts } from "./checkout/collect-checkouts.ts";
import { readExportDirectory } from "./export/read-export.ts";
import { checkLive } from "./live/check-live.ts";
import { collectLive } from "./live/collect-live.ts";
import { exportLive } from "./live/export-live.ts";
import { takeOver } from "./live/take-over.ts";
import { manifest } from "./manifest.ts";
import { emitSlices } from "./slices/emit.ts";
import { workflows } from "./slices/workflows.ts";

/**
 * Reads an organization of GitHub: as it runs, from an export of it, or from checkouts of repositories, of which it reads
 * workflow files and code owners.
 */
export const github = { manifest, collectDirectory, collectLive, checkLive, exportLive, takeOver } satisfies Collector;

async function* collectDirectory(
  input: DirectoryInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
): AsyncGenerator<Emission> {
  const { path, sourceSlug, signal } = input;
  signal.throwIfAborted();
  checkDirectory(path);
  const exported = readExportDirectory(path, signal);
  const trustDomainKey = exported?.view.host ?? `directory:${sourceSlug}`;
  yield {
    type: "head",
    trustDomainKey,
    readAt: exported?.head.readAt ?? input.readAt,
    ...(exported ? { sourceSlug: exported.head.source.slug } : {}),
  };
  // The slug stands in no alias of GitHub: they name the host and the owner.
  await trustDomainSlug(trustDomainKey);
  if (!exported) {
    yield* collectCheckouts(path, signal);
    return;
  }
  yield* emitSlices(exported.plan, exported.view, exported.rowsOf, workflows, signal);
  for (const note of exported.notes()) yield { type: "note", note };
}

/** @throws InvalidInput when the path is not that of a directory that can be listed */
function checkDirectory(path: string): void {
  try {
    readdirSync(path);
  } catch (error) {
    throw new InvalidInput(`${path} cannot be read: ${reasonOf(error)}. Name a directory of checkouts, or an export.`);
  }
}
