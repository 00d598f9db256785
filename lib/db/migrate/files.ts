import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** One file of the Prisma schema. */
export interface SchemaFile {
  path: string;
  content: string;
}

const PRISMA_DIRECTORY = join(import.meta.dirname, "../../../prisma");

/** The Prisma schema, file by file. */
export async function readSchema(): Promise<SchemaFile[]> {
  const directory = join(PRISMA_DIRECTORY, "schema");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(names.map(async (path) => ({ path, content: await readFile(join(directory, path), "utf8") })));
}

/** Every migration in the order it applies, in the engine's own form. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(PRISMA_DIRECTORY, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}
