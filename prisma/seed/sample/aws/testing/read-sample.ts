import { aws } from "#collectors/aws/collector.ts";
import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { NOW } from "#prisma/seed/sample/github/testing/read-sample.ts";
import type { SampleExport } from "#prisma/seed/sample/generate.ts";
import { writeAwsSample } from "../generate.ts";

/** What the collector makes of each reading of the sample's accounts, as it was written. */
export interface ReadSample {
  exports: SampleExport[];
  readings: Collected[];
  /** The present. */
  now: Collected;
}

/** Writes the sample below a directory and collects it. */
export async function readSample(directory: string): Promise<ReadSample> {
  const exports = writeAwsSample(directory, NOW);
  const readings = await Promise.all(exports.map((written) => collect(written)));
  const now = readings.at(-1);
  if (!now) throw new Error("the sample has no reading");
  return { exports, readings, now };
}

function collect({ path, slug, readAt }: SampleExport): Promise<Collected> {
  const { signal } = new AbortController();
  const input = { path, sourceSlug: slug, defaultNamespace: "default", readAt, signal };
  return sorted(aws.collectDirectory(input, async (key) => key));
}
