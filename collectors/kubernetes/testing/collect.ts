import type { DirectoryInput } from "#collectors/types.ts";
import { sorted, withFiles, type Collected, type Files } from "#collectors/shared/testing/collected.ts";
import { kubernetes } from "../collector.ts";
import { SLICE_IDS } from "../manifest.ts";

/** Collects a directory as source `test`, whose aliases carry the slug `test`. */
export async function collect(path: string, input: Partial<DirectoryInput> = {}): Promise<Collected> {
  const whole: DirectoryInput = {
    path,
    sourceSlug: "test",
    defaultNamespace: "default",
    readAt: new Date("2026-03-01T12:00:00Z"),
    signal: new AbortController().signal,
    ...input,
  };
  return sorted(kubernetes.collectDirectory(whole, async () => "test"));
}

/** Collects files from memory. */
export function collectFiles(files: Files, input: Partial<DirectoryInput> = {}): Promise<Collected> {
  return withFiles(files, (path) => collect(path, input));
}

/** Slices that a directory of manifests answers for, and so the ones that whatever is unreadable makes partial. */
export const MANIFEST_SLICES: readonly string[] = SLICE_IDS.filter(
  (id) => !["cluster", "nodes", "certificates"].includes(id),
);

/** Kinds of the slices that ended neither complete nor as what such a source cannot say. */
export function incomplete({ slices }: Collected): string[] {
  return slices
    .filter(({ coverage }) => coverage.status !== "complete" && coverage.status !== "not-supported")
    .map(({ slice }) => slice.kind);
}
