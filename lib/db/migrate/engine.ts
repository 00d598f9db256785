import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type pg from "pg";
import type { SchemaFile } from "./files.ts";

/**
 * Prisma's own migration engine, as the WebAssembly build of the same version: the native one is a download that a
 * closed network refuses.
 * @param pool the database to work on; it stays open
 * @param datamodel the Prisma schema; needed to create migrations and to diff, not to apply them
 */
export async function openSchemaEngine(pool: pg.Pool, datamodel?: SchemaFile[]): Promise<SchemaEngine> {
  await loadBindings();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(pool));
  const datamodels = datamodel?.map((file): [string, string] => [file.path, file.content]);
  return engineBindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

/**
 * The adapter as it comes cuts a script at every semicolon, which breaks function bodies and leaves a killed migration
 * half applied. Sent whole, Postgres runs it as one transaction.
 */
class WholeScriptAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const connection = await super.connect();
    const pool = connection.underlyingDriver();
    connection.executeScript = async (script) => {
      await pool.query(script.startsWith(MIGRATION_MARK) ? script + FINISH_IN_SAME_TRANSACTION : script);
    };
    return connection;
  }
}

/** First line of each migration of ours; lets the adapter tell them from the engine's own scripts. */
export const MIGRATION_MARK = "-- Rollcall migration";

/** A killed migration is then either wholly applied and finished, or not at all: see `forgetKilledMigrations`. */
const FINISH_IN_SAME_TRANSACTION = `;
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
  WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;

let loading: Promise<void> | undefined;

/** Binds the WebAssembly module once. Done by hand, because Node imports `.wasm` files only behind a flag. */
function loadBindings(): Promise<void> {
  loading ??= (async () => {
    const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = await readFile(path.replace(/\.js$/, ".wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engineBindings } });
    engineBindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return loading;
}
