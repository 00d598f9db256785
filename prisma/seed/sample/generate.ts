import { join } from "node:path";
import { writeAwsSample } from "./aws/generate.ts";
import { prodEu } from "./clusters/prod-eu/cluster.ts";
import { stagingEu } from "./clusters/staging-eu/cluster.ts";
import { writeGitHubSample } from "./github/generate.ts";
import type { Cluster, Reading } from "./model/cluster.ts";
import { fullMinute } from "./writing/clock.ts";
import { writeExport } from "./writing/files.ts";
import { takeSnapshot } from "./writing/snapshot.ts";

/** One export directory of the sample, to be collected like any other. */
export interface SampleExport {
  /** `kubernetes` */
  system: string;
  /** Slug of the source it belongs to. */
  slug: string;
  /** Absolute if the directory given was. */
  path: string;
  readAt: Date;
}

/**
 * Writes the sample organization's exports below `directory` and returns them in the order to collect: by when they
 * were read. The same `now`, to the minute, writes the same bytes.
 */
export function writeSample(directory: string, now: Date): SampleExport[] {
  const minute = fullMinute(now);
  const clusters = [prodEu, stagingEu].flatMap((cluster) => writeCluster(directory, cluster, minute));
  const written = [...clusters, ...writeGitHubSample(directory, minute), ...writeAwsSample(directory, minute)];
  return written.sort((one, other) => one.readAt.getTime() - other.readAt.getTime());
}

function writeCluster(directory: string, cluster: Cluster, now: Date): SampleExport[] {
  const last = cluster.readings.at(-1);
  return cluster.readings.map((reading) => {
    const path = join(directory, cluster.slug, folderOf(reading));
    const snapshot = takeSnapshot(cluster, reading, now);
    writeExport(path, cluster.slug, snapshot, reading === last ? cluster.deniedRoleBindings : undefined);
    return { system: "kubernetes", slug: cluster.slug, path, readAt: snapshot.readAt };
  });
}

function folderOf(reading: Reading): string {
  return "days" in reading ? `${reading.days}-days-ago` : `${reading.minutes}-minutes-ago`;
}
