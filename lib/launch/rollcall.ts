import { openDatabase } from "./database.ts";
import { ensureGenerated } from "./generate.ts";
import { reportFailure } from "./launch-error.mjs";
import { startStep } from "./progress.mjs";

// The command line: everything it says by itself is in lib/cli; here is what it runs on.
try {
  await ensureGenerated(new AbortController().signal);
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
