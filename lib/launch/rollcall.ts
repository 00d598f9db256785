import { appLockPath, dataDirectory } from "./checkout.mjs";
import { openDatabase } from "./database.ts";
import { ensureGenerated } from "./generate.ts";
import { reportFailure } from "./launch-error.mjs";
import { liveHolder } from "./lock-file.mjs";
import { startStep } from "./progress.mjs";

// The command line: everything it says by itself is in lib/cli; here is what it runs on.
try {
  await ensureGenerated(new AbortController().signal);
  // Links that commands print lead to the app that runs, on whatever port it was started.
  const app = liveHolder(appLockPath(dataDirectory(process.env)));
  if (app?.url !== undefined) process.env["ROLLCALL_URL"] ||= app.url;
  const { main } = await import("#lib/cli/main.ts");
  process.exitCode = await main(process.argv.slice(2), {
    openDatabase: openCommandDatabase,
    // npm runs its scripts in the checkout, and says where the person was.
    directory: process.env["INIT_CWD"] ?? process.cwd(),
  });
} catch (error) {
  reportFailure(error);
}

async function openCommandDatabase() {
  const step = startStep("Database");
  try {
    return await openDatabase({ env: process.env, onStep: (message) => step.update(message) });
  } finally {
    step.drop();
  }
}
