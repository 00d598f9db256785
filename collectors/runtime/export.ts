import { basename, dirname } from "node:path";
import { loadCollector, SYSTEMS } from "#collectors/registry.ts";
import type { ExportSummary, Manifest } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";

/** A running system to be read into a directory, by whoever is at the command line. */
export interface ExportRequest {
  system: string;
  /** Absolute path of a new or empty directory. */
  out: string;
  sourceSlug: string;
  /** Absolute path of a kubeconfig; null for the cluster this runs in. */
  kubeconfig: string | null;
  context: string | undefined;
  namespaces: string;
  insecureSkipTlsVerify: boolean;
  /** Ids of optional rights to use, and of others to leave out. */
  withRights: readonly string[];
  withoutRights: readonly string[];
  signal: AbortSignal;
  onObjects?(slice: string, count: number): void;
}

/**
 * Runs a collector against a system and writes an export. Needs no database.
 * @throws InvalidInput for a system that cannot be exported or a right that does not exist; else as the collector does
 */
export async function exportSystem(request: ExportRequest): Promise<ExportSummary> {
  const { system, out, sourceSlug, kubeconfig, signal, onObjects } = request;
  const collector = await loadCollector(system);
  if (!collector?.exportLive) {
    throw new InvalidInput(`${system} cannot be exported. These can: ${SYSTEMS.join(", ")}.`);
  }
  const fields: Record<string, string | boolean> = { namespaces: request.namespaces };
  if (kubeconfig !== null) {
    // Whoever runs this may name any file; on a worker it is this variable that says which ones may be read.
    process.env["ROLLCALL_KUBECONFIG_DIR"] = dirname(kubeconfig);
    fields["file"] = basename(kubeconfig);
    fields["insecure-skip-tls-verify"] = request.insecureSkipTlsVerify;
    if (request.context !== undefined) fields["context"] = request.context;
  }
  const settings = {
    connection: kubeconfig === null ? "in-cluster" : "kubeconfig",
    permissions: rightsOf(collector.manifest, request),
    fields,
  };
  const input = { settings, credential: null, sourceSlug, signal, ...(onObjects ? { onObjects } : {}) };
  return collector.exportLive(input, out);
}

function rightsOf({ live }: Manifest, { withRights, withoutRights }: ExportRequest): string[] {
  const rights = live?.permissions ?? [];
  const unknown = [...withRights, ...withoutRights].find((id) => !rights.some((right) => right.id === id));
  if (unknown !== undefined) {
    throw new InvalidInput(`There is no right ${unknown}. There are: ${rights.map(({ id }) => id).join(", ")}.`);
  }
  return rights
    .filter(({ id, need }) => (need === "optional" ? withRights.includes(id) : !withoutRights.includes(id)))
    .map(({ id }) => id);
}
