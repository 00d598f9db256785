import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";

/** One process's way to Postgres: Prisma for typed reads, the pool for set-based SQL. */
export interface Database {
  prisma: ReturnType<typeof openPrisma>;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most; a web process needs more than a command. */
  maxConnections?: number;
}

/** Opens a database. Connections are made when first needed, and again after Postgres restarted. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.maxConnections ?? 10 });
  // A connection that Postgres ends (restart, fail-over) is replaced by the next query; it must not end us. In the middle
  // of a transaction it also fails the query that runs: that is where it is dealt with.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = openPrisma(pool);
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** What proves a person never leaves the database by accident: only lib/db/auth.ts opens a client that can read it. */
function openPrisma(pool: pg.Pool) {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    omit: { account: { password: true, accessToken: true, refreshToken: true, idToken: true } },
  });
}
