import { launch } from "./bootstrap.mjs";

await launch({ entry: "lib/launch/start.ts" });
