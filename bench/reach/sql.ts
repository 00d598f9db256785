import pg from "pg";
import { abilityCode, sureness } from "#lib/domain/reach/graph/columns.ts";
import { fromOf } from "#lib/domain/reach/graph/read.ts";
import type { Situation } from "#lib/domain/reach/verdicts/situation.ts";
import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
import { times } from "../measure.ts";

const AT_ONCE = 50_000;

/** The strongest ability that sure paths of one node give, which is part of what a verdict says. */
const QUERY = `
  with recursive reached(node) as (
    select $1::int
    union
    select to_node from edge join reached on from_node = node where ability = 0 and sureness = 1
  )
  select max(ability) as ability from edge join reached on from_node = node
  where ability > 0 and sureness = 1 and is_production`;

/** How long a recursive query takes for each of some nodes, in milliseconds; the answers are held against `expected`. */
export async function timesBySql(
  { graph, mark, production }: Situation,
  nodes: readonly number[],
  expected: (node: number) => number,
): Promise<number[]> {
  const server = await startThrowAwayPostgres({ durable: true });
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  try {
    await pool.query(
      "create table edge (from_node int, to_node int, ability smallint, sureness smallint, is_production boolean)",
    );
    for (let first = 0; first < graph.to.length; first += AT_ONCE) {
      const edges = Array.from(graph.to.subarray(first, first + AT_ONCE), (_, place) => first + place);
      const columns = [
        edges.map((edge) => fromOf(graph, edge)),
        edges.map((edge) => graph.to[edge]),
        edges.map((edge) => abilityCode(mark[edge] ?? 0)),
        edges.map((edge) => sureness(mark[edge] ?? 0)),
        edges.map((edge) => production[graph.to[edge] ?? 0] === 1),
      ];
      await pool.query(
        "insert into edge select * from unnest($1::int[], $2::int[], $3::smallint[], $4::smallint[], $5::boolean[])",
        columns,
      );
    }
    await pool.query("create index on edge (from_node)");
    await pool.query("analyze edge");
    return await times(nodes, async (node) => {
      const { rows } = await pool.query<{ ability: number | null }>(QUERY, [node]);
      if ((rows[0]?.ability ?? 0) !== expected(node)) throw new Error(`SQL and verdict differ for node ${node}`);
    });
  } finally {
    await pool.end();
    await server.stop();
  }
}
