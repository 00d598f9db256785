import { launch } from "./bootstrap.mjs";

await launch({ entry: "lib/launch/worker.ts" });
