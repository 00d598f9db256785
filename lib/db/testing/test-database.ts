import { randomUUID } from "node:crypto";
import pg from "pg";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";

/** A database of its own for one test file. */
export interface TestDatabase {
  url: string;
  database: Database;
  drop(): Promise<void>;
}

/** Runs that share a server name their own. */
const TEMPLATE = process.env.ROLLCALL_TEST_TEMPLATE ?? "rollcall_test_template";

/**
 * Clones the migrated template database of the server at TEST_DATABASE_URL, which the test setup starts.
 * `drop` fails when a connection was left open.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = testServer();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asServer(serverUrl, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  const url = withDatabase(serverUrl, name);
  const database = openDatabase(url, { maxConnections: 5 });
  return {
    url,
    database,
    async drop() {
      await database.close();
      await asServer(serverUrl, (client) => client.query(`drop database ${name}`));
    },
  };
}

/** A database without any table. */
export interface EmptyDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Makes an empty database on the server at TEST_DATABASE_URL, or on another. */
export async function createEmptyDatabase(serverUrl = testServer()): Promise<EmptyDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asServer(serverUrl, (client) => client.query(`create database ${name}`));
  return {
    url: withDatabase(serverUrl, name),
    drop: () => asServer(serverUrl, (client) => client.query(`drop database ${name}`)),
  };
}

function testServer(): string {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (serverUrl) return serverUrl;
  throw new Error("TEST_DATABASE_URL is not set: run the tests by `npm test` or `npm run test:unit`.");
}

/** Makes the template afresh; called once per run, before any test. */
export async function prepareTemplate(serverUrl: string): Promise<void> {
  await asServer(serverUrl, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  await migrate(withDatabase(serverUrl, TEMPLATE), { onStep: () => undefined });
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl.replace("@/", "@socket/"));
  url.pathname = `/${name}`;
  return url.toString().replace("@socket/", "@/");
}

async function asServer(serverUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
