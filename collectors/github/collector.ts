import { readdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Collector, DirectoryInput, Emission } from "#collectors/types.ts";
import { reasonOf } from "#collectors/shared/read-text.ts";
import { InvalidInput } from "#lib/errors.ts";
import { emitCheckout, emitRepositories, emitUnread } from "./checkout/emit.ts";
import { findCheckouts } from "./checkout/find-checkouts.ts";
import { manifest } from "./manifest.ts";

/** Reads checkouts of repositories: their workflow files and code owners. */
export const github = { manifest, collectDirectory } satisfies Collector;

async function* collectDirectory(input: DirectoryInput): AsyncGenerator<Emission> {
  input.signal.throwIfAborted();
  checkDirectory(input.path);
  const { checkouts, passedOver } = findCheckouts(input.path);
  yield { type: "head", trustDomainKey: `directory:${input.sourceSlug}`, readAt: input.readAt };
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
