import pg from "pg";

export interface PoolOptions {
  /** Connections at most; a web process needs more than a command. */
  maxConnections?: number;
  /** Name of the sessions in `pg_stat_activity`. */
  applicationName?: string;
  /** A query that takes longer has failed, also when nobody answers any more; none: it may take what it takes. */
  queryTimeoutMs?: number;
}

/** Connections that are made when first needed, and again after Postgres restarted. */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.applicationName === undefined ? url : withoutName(url),
    max: options.maxConnections ?? 10,
    application_name: options.applicationName,
    query_timeout: options.queryTimeoutMs,
    connectionTimeoutMillis: options.queryTimeoutMs,
  });
  // A connection that Postgres ends (restart, fail-over) is replaced by the next query; it must not end us. In the middle
  // of a transaction it also fails the query that runs: that is where it is dealt with.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** What an address says goes before what we say, but workers are told apart by the names of their sessions. */
export function withoutName(url: string): string {
  return url.replace(/(?<=[?&])application_name=[^&]*&?/, "");
}
