import type { Collector, DirectoryInput, Emission, TrustDomain } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { absentBuiltIns } from "./built-ins.ts";
import { emitSlices } from "./emit.ts";
import { readExport } from "./export-directory.ts";
import { exportLive } from "./live/export-live.ts";
import { holdBackOwners } from "./held-back-owners.ts";
import { Intake } from "./intake.ts";
import { checkLive } from "./live/check-live.ts";
import { collectLive } from "./live/collect-live.ts";
import { checkDirectory, loadDirectory } from "./load.ts";
import { manifest } from "./manifest.ts";
import { plainPlan } from "./plan.ts";
import { viewOf } from "./view.ts";

/**
 * Reads Kubernetes objects from a running cluster, or from a directory of YAML and JSON files.
 *
 * With `collection.json` in it the directory is an export and its slices end as that says. Without, it is a trust
 * domain of its own, read as the whole cluster: every kind is a complete listing, unless a file could not be read.
 */
export const kubernetes = { manifest, collectDirectory, collectLive, checkLive, exportLive } satisfies Collector;

async function* collectDirectory(
  input: DirectoryInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
): AsyncGenerator<Emission> {
  input.signal.throwIfAborted();
  checkDirectory(input.path);
  const exported = readExport(input.path);
  const trustDomainKey = exported?.head.trustDomain.key ?? `directory:${input.sourceSlug}`;
  const readAt = exported?.head.readAt ?? input.readAt;
  yield {
    type: "head",
    trustDomainKey,
    readAt,
    ...(exported ? { sourceSlug: exported.head.source.slug } : {}),
  };
  const slug = await trustDomainSlug(trustDomainKey);

  const intake = new Intake(input.defaultNamespace, exported === undefined);
  const files = await loadDirectory(input.path, intake, input.signal);
  if (files === 0 && !exported && !intake.problems.any) {
    throw new InvalidInput(
      `${input.path} holds no .yaml, .yml or .json file: name the directory your manifests or an export lie in.`,
    );
  }
  const plan = exported?.plan ?? plainPlan(intake.inventory);
  const held = holdBackOwners(viewOf({ slug, readAt, live: exported !== undefined }, intake, plan), plan, intake);
  yield* emitSlices(held.plan, held.view, intake, input.signal);
  if (!exported) yield* absentBuiltIns(intake.inventory);
  for (const note of intake.notes.all()) yield { type: "note", note };
}
