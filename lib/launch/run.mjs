import { launch } from "./bootstrap.mjs";
import { LaunchError, reportFailure } from "./launch-error.mjs";

// `node lib/launch/run.mjs <file.ts> [argument …]`: for the scripts that need no more than "installed, on our Node".
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) reportFailure(new LaunchError("Say which TypeScript file to run."));
else await launch({ entry, args, packages: "all" });
