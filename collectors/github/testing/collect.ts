import { sorted, withFiles, type Collected, type Files } from "#collectors/shared/testing/collected.ts";
import { github } from "../collector.ts";

/** Collects a directory as source `test`. */
export function collect(path: string): Promise<Collected> {
  const input = { path, sourceSlug: "test", defaultNamespace: "default", readAt: new Date("2026-03-01T12:00:00Z") };
  const { signal } = new AbortController();
  return sorted(github.collectDirectory({ ...input, signal }, async () => "test"));
}

/** Collects files from memory. */
export function collectFiles(files: Files): Promise<Collected> {
  return withFiles(files, collect);
}
