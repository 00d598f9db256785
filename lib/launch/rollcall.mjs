#!/usr/bin/env node
import { launch } from "./bootstrap.mjs";

await launch({ entry: "lib/launch/rollcall.ts", keepDirectory: true });
