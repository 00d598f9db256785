import { readdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Collector, DirectoryInput, Emission, TrustDomain } from "#collectors/types.ts";
import { reasonOf } from "#collectors/shared/read-text.ts";
import { InvalidInput } from "#lib/errors.ts";
import { emitCheckout, emitRepositories, emitUnread } from "./checkout/emit.ts";
import { findCheckouts } from "./checkout/find-checkouts.ts";
import { manifest } from "./manifest.ts";

/** Reads checkouts of repositories: their workflow files and code owners. */
export const github = { manifest, collectDirectory } satisfies Collector;

async function* collectDirectory(
  input: DirectoryInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
): AsyncGenerator<Emission> {
  input.signal.throwIfAborted();
  checkDirectory(input.path);
  const { checkouts, passedOver } = findCheckouts(input.path);
  const trustDomainKey = `directory:${input.sourceSlug}`;
  yield { type: "head", trustDomainKey, readAt: input.readAt };
  // Aliases of GitHub name its host instead: ids and names are unique there.
  await trustDomainSlug(trustDomainKey);
  yield* emitRepositories(checkouts, passedOver);
  for (const checkout of checkouts) {
    await setImmediate();
    input.signal.throwIfAborted();
    yield* emitCheckout(checkout);
  }
  yield* emitUnread();
  for (const { folder, reason } of passedOver) {
    yield { type: "note", note: { kind: "ignored", message: `${folder} was passed over: ${reason}.` } };
  }
}

/** @throws InvalidInput when the path is not that of a directory that can be listed */
function checkDirectory(path: string): void {
  try {
    readdirSync(path);
  } catch (error) {
    throw new InvalidInput(`${path} cannot be read: ${reasonOf(error)}. Name a directory of checkouts, or an export.`);
  }
}
