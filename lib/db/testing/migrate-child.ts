import { createInterface } from "node:readline";
import { migrate } from "#lib/db/migrate/migrate.ts";

// Started by the kill test before it is needed: loads everything, then waits for the line that says what to migrate.
process.stdout.write("ready\n");
for await (const url of createInterface({ input: process.stdin })) {
  await migrate(url, { onStep: () => undefined });
  process.stdout.write("done\n");
}
