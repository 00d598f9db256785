import { createInterface } from "node:readline";
import { openDatabase } from "#lib/db/database.ts";
import { tellStory } from "./toy-story.ts";

// Started by the kill test before it is needed: loads everything, then waits for the line that says what to collect.
const url = process.env.TEST_CHILD_URL;
if (!url) throw new Error("TEST_CHILD_URL is not set");
const database = openDatabase(url, { maxConnections: 2 });
await database.pool.query("select 1");
process.stdout.write("ready\n");
for await (const slug of createInterface({ input: process.stdin })) {
  await tellStory({ database, url, sourceSlug: slug });
  process.stdout.write("told\n");
}
await database.close();
