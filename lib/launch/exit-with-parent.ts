// Preloaded (`node --import`) into every Node process we start: when the parent is gone, however it went, the channel
// to it closes, and the child asks itself to stop in order. What the child forks inherits the preload but not our
// channel; it must be left alone, because letting go of a channel makes a worker that waits on it end.

const PATIENCE_MS = 10_000;

if (process.env["ROLLCALL_LAUNCHER"] === String(process.ppid) && process.connected) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel?.unref();
}
