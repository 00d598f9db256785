import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
import { prepareTemplate } from "./test-database.ts";

/** Gives every test run a Postgres of its own, unless TEST_DATABASE_URL names one; taken away afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const named = process.env.TEST_DATABASE_URL;
  if (named) {
    await prepareTemplate(named);
    return () => Promise.resolve();
  }
  const server = await startThrowAwayPostgres();
  process.env.TEST_DATABASE_URL = server.adminUrl;
  await prepareTemplate(server.adminUrl);
  return () => server.stop();
}
