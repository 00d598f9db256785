import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import type { Json } from "#lib/domain/facts/json.ts";
import { writeSample } from "#prisma/seed/sample/generate.ts";
import { makeHostile } from "./make-hostile.ts";

/**
 * Writes a whole cluster as an attacker would: the sample's, with a payload in every string. The first `files` of its
 * files only, so that a second writing with more of them shows changes.
 */
export function writeHostileCluster(directory: string, files = Infinity): void {
  const sample = mkdtempSync(join(tmpdir(), "rollcall-hostile-"));
  try {
    const cluster = writeSample(sample, new Date()).findLast(({ slug }) => slug === "prod-eu");
    if (!cluster) throw new Error("The sample has no cluster prod-eu");
    mkdirSync(directory, { recursive: true });
    const names = readdirSync(cluster.path, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".yaml"),
    );
    for (const name of names.toSorted().slice(0, files)) {
      const items = loadAll(readFileSync(join(cluster.path, name), "utf8")).map((object) =>
        makeHostile(object as Json),
      );
      const list = { apiVersion: "v1", kind: "List", items };
      writeFileSync(join(directory, `${name.replaceAll("/", "_")}.json`), JSON.stringify(list));
    }
  } finally {
    rmSync(sample, { recursive: true, force: true });
  }
}
