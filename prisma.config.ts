import { defineConfig } from "prisma/config";

// The CLI only generates the client here; migrations run through lib/db/migrate with Prisma's own engine.
export default defineConfig({ schema: "prisma/schema" });
