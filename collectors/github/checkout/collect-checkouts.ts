import { setImmediate } from "node:timers/promises";
import type { Emission } from "#collectors/types.ts";
import { COMPLETE, MAX_PROBLEMS, type CoverageProblem, type SliceCoverage } from "#lib/domain/facts/coverage.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { organizationScope, repositoryAlias, repositoryScope } from "../names.ts";
import { workflowFacts } from "../slices/workflows.ts";
import { findCheckouts, type Checkout, type Found } from "./find-checkouts.ts";
import { readCheckout } from "./read-checkout.ts";

/** What a checkout can show; everything else only GitHub says. */
const SHOWN: ReadonlySet<SliceId> = new Set(["repositories", "workflows"]);

/**
 * Reads a directory of checkouts: the repositories, then the workflows of each, then what stands in no file.
 * @throws InvalidInput when it holds no checkout
 */
export async function* collectCheckouts(path: string, signal: AbortSignal): AsyncGenerator<Emission> {
  const { checkouts, passedOver } = findCheckouts(path);
  yield* emitRepositories(checkouts, passedOver);
  for (const checkout of checkouts) {
    // Reading is synchronous: between two checkouts others get their turn.
    await setImmediate();
    signal.throwIfAborted();
    yield* emitCheckout(checkout);
  }
  yield* emitUnread();
  for (const { folder, reason } of passedOver) {
    yield { type: "note", note: { kind: "ignored", message: `${folder} was passed over: ${reason}.` } };
  }
}

/** The repositories that were checked out. Which others there are is not known, so none is ever taken for gone. */
function* emitRepositories(checkouts: readonly Checkout[], passedOver: Found["passedOver"]): Generator<Emission> {
  for (const checkout of checkouts) yield { type: "fact", fact: repositoryFact(checkout) };
  const problems = passedOver.map(({ folder, reason }) => ({ where: folder, message: `Passed over: ${reason}.` }));
  yield {
    type: "slice",
    slice: { path: "organization/repositories", kind: "repositories", scope: "" },
    coverage: partial(
      "Checkouts show these repositories; which others there are is not known. Connect the organization.",
      problems,
    ),
  };
}

/** The workflows of one checkout. */
function* emitCheckout(checkout: Checkout): Generator<Emission> {
  const { workflows, problems } = readCheckout(checkout);
  const key = keyOf(checkout);
  for (const fact of workflowFacts({ ...checkout, key }, workflows)) yield { type: "fact", fact };
  const unread = `${problems.length === 1 ? "One file" : `${problems.length} files or parts of files`} could not be read: correct what is listed, and collect again.`;
  yield {
    type: "slice",
    slice: { path: `organization/repository/${key}/workflows`, kind: "workflows", scope: repositoryScope(key) },
    coverage: problems.length === 0 ? COMPLETE : partial(unread, problems),
  };
}

/** Everything that stands in no file of a repository. */
function* emitUnread(): Generator<Emission> {
  for (const kind of SLICE_IDS) {
    if (SHOWN.has(kind)) continue;
    const reason = "Checkouts do not say it: connect the organization, or collect an export of it.";
    yield {
      type: "slice",
      slice: { path: `organization/${kind}`, kind, scope: "" },
      coverage: { status: "not-supported", reason, problems: [], problemCount: 0 },
    };
  }
}

/** A checkout knows no ids: its name is its key, so that a renamed repository cannot be told from another. */
function keyOf({ owner, repository }: Checkout): string {
  return `${owner}/${repository}`;
}

function repositoryFact(checkout: Checkout): Fact {
  const { owner, ref, folder } = checkout;
  return {
    noun: "resource",
    kind: "repository",
    scope: organizationScope(owner),
    key: keyOf(checkout),
    alias: repositoryAlias(checkout),
    name: keyOf(checkout),
    refs: {},
    content: { owner, checkedOut: ref, labels: {} },
    evidence: { source: folder === "" ? "the directory itself" : folder },
  };
}

function partial(reason: string, problems: readonly CoverageProblem[]): SliceCoverage {
  return { status: "partial", reason, problems: problems.slice(0, MAX_PROBLEMS), problemCount: problems.length };
}
