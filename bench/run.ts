import { benchCalls } from "./calls.ts";
import { benchCollect } from "./collect.ts";
import { benchIam } from "./iam.ts";
import { benchIamTrust } from "./iam-trust.ts";
import { benchList } from "./list.ts";
import { benchLive } from "./live.ts";
import { benchPermissions } from "./permissions.ts";
import { benchPage } from "./page.ts";
import { benchReach } from "./reach.ts";
import { print, type BenchRow } from "./report.ts";
import { benchStart } from "./start.ts";
import { benchWorkflows } from "./workflows.ts";

/** `npm run bench [-- --json] [-- --only <id>]`: every bar that exists so far, on this machine. */
const BENCHES: Record<string, () => Promise<BenchRow[]>> = {
  calls: benchCalls,
  collect: benchCollect,
  iam: benchIam,
  "iam-trust": benchIamTrust,
  list: benchList,
  live: benchLive,
  page: benchPage,
  permissions: benchPermissions,
  reach: benchReach,
  start: benchStart,
  workflows: benchWorkflows,
};

const args = process.argv.slice(2);
const json = args.includes("--json");
const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (only !== undefined && only !== name) continue;
  for (const result of await bench()) print(result, json);
}
