import { LaunchError } from "./launch-error.mjs";
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from "./postgres/embedded.ts";
import { processStart } from "./process-identity.mjs";
import { EAGER, restartDelay } from "./restart-policy.ts";
import { say } from "./say.ts";
import { shortPath } from "./settings.ts";
import type { Stopping } from "./stopping.ts";

const LOOK_MS = 250;

/** Starts the embedded Postgres for as long as the app runs, and again when it ends by itself. */
export async function keepPostgres(options: EmbeddedPostgresOptions, stopping: Stopping): Promise<EmbeddedPostgres> {
  let postgres = await startEmbeddedPostgres(options);
  const deaths: number[] = [];
  let restarting: Promise<void> | undefined;

  async function restart(): Promise<void> {
    deaths.push(performance.now());
    if (restartDelay(EAGER, deaths, performance.now()) === undefined) {
      const log = shortPath(postgres.logPath);
      throw new LaunchError(
        `Postgres ended ${EAGER.deaths} times within a minute, so Rollcall stops. What it said last is in ${log}.`,
      );
    }
    say("Postgres ended by itself; starting it again.");
    const ended = postgres;
    postgres = await startEmbeddedPostgres(options);
    ended.release();
    say("Postgres runs again.");
  }

  const timer = setInterval(() => {
    if (restarting !== undefined || stopping.signal.aborted || processStart(postgres.pid) !== undefined) return;
    restarting = restart()
      .catch((error: unknown) => stopping.fail(error))
      .finally(() => (restarting = undefined));
  }, LOOK_MS);

  stopping.add({
    async stop() {
      clearInterval(timer);
      await restarting;
      await postgres.stop();
    },
    kill() {
      clearInterval(timer);
      postgres.kill();
    },
  });
  return postgres;
}
