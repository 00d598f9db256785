import { launch } from "./bootstrap.mjs";

await launch({ entry: "lib/launch/test.ts", packages: "all" });
