import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CollectionHead, CollectionNote, Emission } from "#collectors/types.ts";
import type { SliceCoverage } from "#lib/domain/facts/coverage.ts";
import type { Fact, Noun } from "#lib/domain/facts/fact.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";

/** A collection sorted into its parts. */
export interface Collected {
  emissions: Emission[];
  head: CollectionHead;
  facts: Fact[];
  notes: CollectionNote[];
  slices: { slice: Slice; coverage: SliceCoverage }[];
}

/** Files to lie in a directory: content by path. */
export type Files = Record<string, string | Buffer>;

/** Makes a temporary directory with these files, and removes it after use. */
export async function withFiles<Result>(files: Files, use: (path: string) => Promise<Result>): Promise<Result> {
  const path = mkdtempSync(join(tmpdir(), "rollcall-files-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    }
    return await use(path);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Sorts what a collector yields into its parts. */
export async function sorted(yielded: AsyncIterable<Emission>): Promise<Collected> {
  const emissions: Emission[] = [];
  for await (const emission of yielded) emissions.push(emission);
  const head = emissions.find((emission) => emission.type === "head");
  if (!head) throw new Error("a collection without head");
  return {
    emissions,
    head,
    facts: emissions.flatMap((emission) => (emission.type === "fact" ? [emission.fact] : [])),
    notes: emissions.flatMap((emission) => (emission.type === "note" ? [emission.note] : [])),
    slices: emissions.flatMap((emission) =>
      emission.type === "slice" ? [{ slice: emission.slice, coverage: emission.coverage }] : [],
    ),
  };
}

/** The facts of one noun and kind. */
export function factsOf({ facts }: Collected, noun: Noun, kind: string): Fact[] {
  return facts.filter((fact) => fact.noun === noun && fact.kind === kind);
}

/** How the slices of one kind ended, by scope. */
export function coverageOf({ slices }: Collected, kind: string): Record<string, SliceCoverage> {
  return Object.fromEntries(
    slices.filter(({ slice }) => slice.kind === kind).map(({ slice, coverage }) => [slice.scope, coverage]),
  );
}

/** The one fact of a noun and kind, and of a name where several have them. @throws Error when it is not one */
export function onlyFact(collected: Collected, noun: Noun, kind: string, name?: string): Fact {
  const found = factsOf(collected, noun, kind).filter((fact) => name === undefined || fact.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} facts of ${noun}/${kind}`);
  return found[0];
}
