import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded.ts";
import type { PostgresMajor } from "./package.ts";

/** Starts an empty Postgres for a test or a measurement; its `stop` leaves nothing behind. */
export async function startThrowAwayPostgres(major: PostgresMajor = 18): Promise<EmbeddedPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), "rollcall-test-"));
  await chmod(dataDir, 0o711); // as root, so that the user of Postgres can reach its part
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, major, durable: false, onStep: () => undefined });
    return {
      ...postgres,
      async stop() {
        await postgres.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
