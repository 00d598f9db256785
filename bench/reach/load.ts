import { readFileSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";
import { decodeGraph } from "#lib/domain/reach/snapshot/decode.ts";
import { situationOf } from "#lib/domain/reach/verdicts/situation.ts";
import { verdictsIn } from "#lib/domain/reach/verdicts/verdicts.ts";
import { estateOf, isProduction, type EstateSize } from "./estate.ts";

/** What {@link loadOnce} measured. */
export interface Loaded {
  seconds: number;
  cpuSeconds: number;
  /** The most this process ever held. */
  bytes: number;
  reaching: number;
}

/** From a stored snapshot to the verdicts of every node. */
function loadOnce(file: string, size: EstateSize): Loaded {
  const estate = estateOf(size);
  const stored = readFileSync(file);
  const started = performance.now();
  const before = process.cpuUsage();
  const graph = decodeGraph(zstdDecompressSync(stored));
  const table = verdictsIn(situationOf(graph, (node) => isProduction(estate, node)));
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    bytes: process.resourceUsage().maxRSS * 1024,
    reaching: table.passes[0].ability.reduce((count, ability) => count + (ability > 0 ? 1 : 0), 0),
  };
}

const [file, size] = process.argv.slice(2);
if (file !== undefined && size !== undefined)
  console.log(JSON.stringify(loadOnce(file, JSON.parse(size) as EstateSize)));
