import { spawn } from "node:child_process";

// Runs a file under `node --watch`. The watching process loads no preloads and would outlive us; this one between the
// two passes on that it has to end.
const child = spawn(process.execPath, ["--watch", "--watch-preserve-output", ...process.argv.slice(2)], {
  stdio: "inherit",
});
child.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
