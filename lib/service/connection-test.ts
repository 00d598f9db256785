import { insertTest, readNewestTest } from "#lib/db/connection-tests.ts";
import type { ConnectionTestView } from "#lib/domain/sources/connection-test.ts";
import { InvalidInput } from "#lib/errors.ts";
import { enqueueConnectionTest } from "#lib/jobs/enqueue.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { onSource } from "./source-command.ts";

/**
 * Asks a worker to try the saved connection: the web process could not open the credential.
 * @throws InvalidInput when nothing is saved that could be tried
 */
export async function testConnection(context: Context, { slug }: { slug: string }): Promise<void> {
  const command = { permission: "source.connect", action: "source.test-connection", slug } as const;
  await onSource(context, command, async (client, source) => {
    if (!source.settings) throw new InvalidInput("Say first how the system is reached.");
    const testId = await insertTest(client, source.id, context.actor.name);
    await enqueueConnectionTest(client, { testId, sourceId: source.id });
    return { test: testId };
  });
}

/** The newest test of a source's connection as it stands; null when the connection was never tried. */
export async function readConnectionTest(context: Context, slug: string): Promise<ConnectionTestView | null> {
  authorize(context.actor, "sources.read");
  return readNewestTest(context.database.pool, slug);
}
