import { loadCollector } from "#collectors/registry.ts";
import { readWorkerEnvironment } from "#lib/env.ts";
import { logger } from "#lib/logger.ts";
import { surviveLostDatabase } from "./lost-database.ts";
import { runWorker } from "./run-worker.ts";

const log = logger.child({ name: "worker" });
const environment = readWorkerEnvironment(process.env);
// What it starts need not see it. The kernel keeps the environment the process began with (/proc/<pid>/environ), readable
// by the same user and root: only ROLLCALL_WORKER_KEY_FILE keeps the key out of that.
delete process.env["ROLLCALL_WORKER_KEY"];

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
// The launcher's channel closes when it dies, whatever killed it.
process.once("disconnect", () => stopping.abort());
surviveLostDatabase(log, (code) => process.exit(code));

await runWorker({ environment, loadCollector, signal: stopping.signal, log });
process.disconnect?.();
