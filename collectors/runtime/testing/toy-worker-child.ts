import { runWorker } from "#collectors/runtime/run-worker.ts";
import { surviveLostDatabase } from "#collectors/runtime/lost-database.ts";
import { readWorkerEnvironment } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { toyLive } from "./toy-live.ts";

// The worker as it is, but that the only system it knows is a toy.
const log = createLogger();
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
surviveLostDatabase(log, (code) => process.exit(code));
const environment = readWorkerEnvironment(process.env);
await runWorker({ environment, loadCollector: () => Promise.resolve(toyLive), signal: stopping.signal, log });
