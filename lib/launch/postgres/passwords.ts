import { join } from "node:path";
import { readOrMakeSecret } from "../secret-file.ts";

/** The two roles of the embedded Postgres: the app owns its database and no more. */
export type RoleName = "rollcall" | "rollcall_admin";

/** The passwords of the two roles. */
export interface Passwords {
  values: Record<RoleName, string>;
  /** Whether one of them is new, so that a cluster which exists does not know it yet. */
  fresh: boolean;
}

/** Reads the passwords from their files in the data directory, or makes them. */
export function readOrMakePasswords(dataDir: string): Passwords {
  const app = readOrMakeSecret(join(dataDir, "postgres-password"));
  const admin = readOrMakeSecret(join(dataDir, "postgres-admin-password"));
  return { values: { rollcall: app.value, rollcall_admin: admin.value }, fresh: app.fresh || admin.fresh };
}
