import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCollector } from "#collectors/registry.ts";
import { sorted } from "#collectors/shared/testing/collected.ts";
import type { DomainFacts, Estate } from "#lib/domain/reach/estate.ts";
import { domainFactsOf } from "#lib/domain/reach/joins/testing/domain-facts.ts";
import { type SampleExport, writeSample } from "../generate.ts";

/** The newest reading of every source of the sample, through the real collectors, without a database. */
export async function sampleEstate(now: Date): Promise<Estate> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-sample-estate-"));
  try {
    const newest = new Map(writeSample(directory, now).map((one) => [one.slug, one]));
    const domains: DomainFacts[] = [];
    for (const one of newest.values()) domains.push(await readExport(one, now));
    return { at: now.toISOString(), domains };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function readExport({ system, path, slug, readAt }: SampleExport, now: Date): Promise<DomainFacts> {
  const collector = await loadCollector(system);
  if (!collector) throw new Error(`The sample needs a collector for ${system}`);
  const input = { path, sourceSlug: slug, defaultNamespace: "default", readAt, signal: new AbortController().signal };
  const collected = await sorted(collector.collectDirectory(input, async () => slug));
  return { ...domainFactsOf(system, slug, collected), at: now.toISOString() };
}
