import type pg from "pg";

/** What a database consists of, as sorted lines: equal lines are equal schemas. */
export async function describeCatalog(client: pg.Client | pg.Pool): Promise<string[]> {
  const lines: string[] = [];
  for (const statement of STATEMENTS) {
    const { rows } = await client.query<{ line: string }>(statement);
    lines.push(...rows.map((row) => row.line));
  }
  return lines.sort();
}

const STATEMENTS = [
  `select 'column ' || c.table_name || '.' || c.column_name || ' ' || c.udt_name ||
     coalesce('(' || c.datetime_precision || ')', '') || ' ' || c.is_nullable || ' ' || coalesce(c.column_default, '-') as line
   from information_schema.columns c join pg_class t on t.relname = c.table_name and t.relkind in ('r', 'p')
   where c.table_schema = 'public' and not t.relispartition and c.table_name <> '_prisma_migrations'`,
  `select 'index ' || indexdef as line from pg_indexes i join pg_class t on t.relname = i.tablename
   where schemaname = 'public' and not t.relispartition and tablename <> '_prisma_migrations'`,
  `select 'constraint ' || c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) as line
   from pg_constraint c join pg_class t on t.oid = c.conrelid
   where c.connamespace = 'public'::regnamespace and c.contype <> 'n' and not t.relispartition
     and c.conrelid::regclass::text <> '_prisma_migrations'`,
  `select 'sequence ' || sequencename || ' ' || data_type as line from pg_sequences where schemaname = 'public'`,
  `select 'trigger ' || tgrelid::regclass || ' ' || tgname as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where not tgisinternal and not c.relispartition`,
  `select 'function ' || proname as line from pg_proc where pronamespace = 'public'::regnamespace`,
  `select 'partitioned ' || relname as line from pg_class where relkind = 'p'`,
];
