import type pg from "pg";

/** Forgets the graph: something of what it is made of is no longer watched. The next analysis makes another. */
export async function forgetGraph(client: pg.ClientBase): Promise<void> {
  await client.query("delete from reach_graph");
}
