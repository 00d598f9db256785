import { openDatabase } from "./database.ts";
import { ensureGenerated } from "./generate.ts";
import { reportFailure } from "./launch-error.mjs";

try {
  await ensureGenerated(new AbortController().signal);
  const { main } = await import("#lib/cli/main.ts");
  process.exitCode = await main(process.argv.slice(2), {
    openDatabase: () => openDatabase({ env: process.env, onStep: (message) => process.stderr.write(`${message}\n`) }),
    // npm runs its scripts in the checkout, and says where the person was.
    directory: process.env["INIT_CWD"] ?? process.cwd(),
  });
} catch (error) {
  reportFailure(error);
}
