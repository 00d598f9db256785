import type pg from "pg";

/** A saved view as the table keeps it. */
export interface StoredView {
  id: string;
  ownerId: string;
  ownerName: string;
  name: string;
  shared: boolean;
  query: string;
}

const COLUMNS = `v.id, v.owner_id as "ownerId", u.name as "ownerName", v.name, v.shared, v.query
  from saved_view v join "user" u on u.id = v.owner_id`;

/** A person's own views and those that others share, own ones first. */
export async function readViews(pool: pg.Pool, userId: string, limit: number): Promise<StoredView[]> {
  const { rows } = await pool.query<StoredView>(
    `select ${COLUMNS} where v.owner_id = $1 or v.shared
     order by v.owner_id <> $1, lower(v.name), v.id limit $2`,
    [userId, limit],
  );
  return rows;
}

/** One view, held until the transaction ends; `undefined` for one that this person cannot see. */
export async function lockView(client: pg.ClientBase, userId: string, id: string): Promise<StoredView | undefined> {
  const { rows } = await client.query<StoredView>(
    `select ${COLUMNS} where v.id = $1 and (v.owner_id = $2 or v.shared) for update of v`,
    [id, userId],
  );
  return rows[0];
}

/** @returns false when the person has as many as anybody may */
export async function insertView(
  client: pg.ClientBase,
  view: Omit<StoredView, "ownerName">,
  most: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into saved_view (id, owner_id, name, shared, query)
     select $1, $2, $3, $4, $5 where (select count(*) from saved_view where owner_id = $2) < $6`,
    [view.id, view.ownerId, view.name, view.shared, view.query, most],
  );
  return rowCount === 1;
}

export async function updateView(
  client: pg.ClientBase,
  { id, name, shared, query }: Pick<StoredView, "id" | "name" | "shared" | "query">,
): Promise<void> {
  await client.query("update saved_view set name = $2, shared = $3, query = $4, updated_at = now() where id = $1", [
    id,
    name,
    shared,
    query,
  ]);
}

/** Takes it away, also as what somebody begins with. */
export async function removeView(client: pg.ClientBase, id: string): Promise<void> {
  await client.query("delete from default_view where view = $1", [id]);
  await client.query("delete from saved_view where id = $1", [id]);
}

export async function readDefaultView(pool: pg.Pool, userId: string): Promise<string | null> {
  const { rows } = await pool.query<{ view: string }>("select view from default_view where user_id = $1", [userId]);
  return rows[0]?.view ?? null;
}

/** @param view null: none */
export async function writeDefaultView(client: pg.ClientBase, userId: string, view: string | null): Promise<void> {
  await client.query("delete from default_view where user_id = $1", [userId]);
  if (view !== null) await client.query("insert into default_view (user_id, view) values ($1, $2)", [userId, view]);
}
