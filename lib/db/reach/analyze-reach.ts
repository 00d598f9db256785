import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import type pg from "pg";
import { environmentsOf, readEnvironmentRules } from "#lib/db/environments.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { PRODUCTION } from "#lib/domain/environments/rule.ts";
import { buildGraph } from "#lib/domain/reach/graph/build.ts";
import { type Graph, nodeCount } from "#lib/domain/reach/graph/columns.ts";
import { keyOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import { placesOf } from "#lib/domain/reach/places.ts";
import { elementsOfEstate } from "#lib/domain/reach/registry.ts";
import { encodeGraph } from "#lib/domain/reach/snapshot/encode.ts";
import { verdictOf, type VerdictTable } from "#lib/domain/reach/verdicts/table.ts";
import { verdicts } from "#lib/domain/reach/verdicts/verdicts.ts";
import { reachWord, type StoredReach } from "#lib/domain/reach/words.ts";
import { isCurrent, readBasis } from "./basis.ts";
import { forgetGraph } from "./forget-graph.ts";
import { readEstate } from "./read-estate.ts";
import { writeVerdicts } from "./write-verdicts.ts";

/**
 * Brings the graph of all trust domains, and what it says of each identity, up to their newest collections. Does nothing
 * when no source was read since, and no rule was edited; killed at any time, the next call catches up. One runs at a time:
 * others wait and find it done.
 * @returns how many identities have another verdict than before; null: nothing had moved
 */
export async function analyzeReach(pool: pg.Pool, now = new Date()): Promise<number | null> {
  return inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('rollcall reach'))");
    const found = await readBasis(client);
    if (!found) await forgetGraph(client);
    if (!found || (await isCurrent(client, found.basis))) return null;
    const { basis, asOf } = found;
    const { estate, rules, version } = await readAtOneMoment(pool, now);
    const graph = buildGraph(elementsOfEstate(estate));
    const places = placesOf(estate, nodesOf(graph));
    const environments = environmentsOf(rules, places);
    const table = verdicts(graph, (node) => environments.get(keyOf(graph, node))?.name === PRODUCTION);
    const moved = await writeVerdicts(client, identityVerdicts(graph, table), asOf);
    const kept = Object.fromEntries(
      [...environments].map(([key, { name, because, by }]) => [key, [name, because, by]]),
    );
    await client.query(
      `insert into reach_graph (basis, reach_version, environment_rules_version, as_of, nodes, edges, graph, production)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[JSON.stringify(basis), basis.version, version, asOf, nodeCount(graph), graph.to.length],
        ...[await compressed(encodeGraph(graph)), JSON.stringify(kept)],
      ],
    );
    await client.query("delete from reach_graph where id < (select max(id) from reach_graph)");
    return moved;
  });
}

/** Facts of many statements, none of which sees a collection that ends meanwhile. */
function readAtOneMoment(pool: pg.Pool, now: Date) {
  return inTransaction(pool, async (client) => {
    await client.query("set transaction isolation level repeatable read, read only");
    return { estate: await readEstate(client, now), ...(await readEnvironmentRules(client)) };
  });
}

const compress = promisify(zstdCompress);

function compressed(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes);
}

function* nodesOf(graph: Graph) {
  for (let node = 0; node < nodeCount(graph); node += 1) yield nodeAt(graph, node);
}

function* identityVerdicts(graph: Graph, table: VerdictTable): Generator<[string, StoredReach]> {
  for (let node = 0; node < nodeCount(graph); node += 1) {
    const { key, type } = nodeAt(graph, node);
    if (type !== "identity") continue;
    const verdict = verdictOf(table, node);
    yield [key, { ...verdict, reaches: reachWord(verdict.reaches) }];
  }
}
