import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
import { prepareTemplate } from "./test-database.ts";

/** Gives every test run a Postgres of its own, unless TEST_DATABASE_URL names one; taken away afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const named = process.env.TEST_DATABASE_URL;
  if (named) {
    await prepareTemplate(named);
    return () => Promise.resolve();
  }
  const dataDir = await mkdtemp(join(tmpdir(), "rollcall-test-"));
  const server = await startEmbeddedPostgres({ dataDir, durable: false, onStep: () => undefined });
  process.env.TEST_DATABASE_URL = server.adminUrl;
  await prepareTemplate(server.adminUrl);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
