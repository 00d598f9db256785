import { launch } from "./bootstrap.mjs";

await launch({ entry: "lib/launch/dev.ts", packages: "all" });
