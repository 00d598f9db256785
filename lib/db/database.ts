import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";
import { ListCopy } from "./inventory/copy.ts";
import { openPool, type PoolOptions } from "./pool.ts";

/** One process's way to Postgres: Prisma for typed reads, the pool for set-based SQL. */
export interface Database {
  prisma: ReturnType<typeof openPrisma>;
  pool: pg.Pool;
  /** A copy of the list in memory, where many questions are to come; null where the database answers them all. */
  list: ListCopy | null;
  close(): Promise<void>;
}

export interface DatabaseOptions extends PoolOptions {
  /** Keeps a copy of the list in memory; told when it cannot be made, which makes answers slow and not wrong. */
  onListFailure?: (error: unknown) => void;
}

/** Opens a database. Connections are made when first needed, and again after Postgres restarted. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = openPool(url, options);
  const list = options.onListFailure ? new ListCopy(pool, options.onListFailure) : null;
  const prisma = openPrisma(pool);
  return {
    prisma,
    pool,
    list,
    async close() {
      await list?.close();
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
