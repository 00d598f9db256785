import { parentOf, processCommand } from "./process-identity.mjs";

const INTERVAL_MS = 1000;

/**
 * Ends this process, by its own SIGTERM, when the npm that started it is gone: npm killed hard passes nothing on.
 * Started in any other way, a process may outlive its parent.
 */
export function endWithNpm() {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const chain = ancestors();
  const timer = setInterval(() => {
    if (ancestors().join() === chain.join()) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, INTERVAL_MS);
  timer.unref();
}

/** Up to npm: between it and us there is a shell, unless that shell became us. */
function ancestors() {
  const parent = process.ppid;
  return /^\S*sh -c /.test(processCommand(parent)) ? [parent, parentOf(parent)] : [parent];
}
