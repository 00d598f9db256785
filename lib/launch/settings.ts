import { baseUrl } from "#lib/server/origins.ts";
import { readWebSettings, type WebSettings } from "#lib/server/settings.ts";
import { checkout, dataDirectory } from "./checkout.mjs";
import { LaunchError } from "./launch-error.mjs";

export type Environment = Record<string, string | undefined>;

/** What the environment says about how to run, checked. */
export interface Settings {
  /** Host, port, public address, TLS and proxies: the same reading as the web process has. */
  web: WebSettings;
  /** The address to tell people. */
  url: string;
  dataDir: string;
  /** A Postgres of the operator's own; the embedded one when undefined. */
  databaseUrl: string | undefined;
  /** Whether an empty embedded database gets the sample organization. */
  sample: boolean;
}

/** Reads the settings of `npm start`; a wrong one is refused with what would be right. */
export function readSettings(env: Environment): Settings {
  const databaseUrl = readDatabaseUrl(env["DATABASE_URL"]);
  const web = readWeb(env);
  return {
    web,
    url: baseUrl(web),
    dataDir: dataDirectory(env),
    databaseUrl,
    sample: readSample(env["ROLLCALL_SAMPLE"]) && databaseUrl === undefined,
  };
}

/** The operator's own Postgres, if DATABASE_URL names one. */
export function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new LaunchError("DATABASE_URL must begin with postgresql:// (Postgres 15 or later), or be empty.");
}

/** A path as a person in the checkout would write it. */
export function shortPath(path: string): string {
  return path.startsWith(`${checkout}/`) ? path.slice(checkout.length + 1) : path;
}

/** The database and the secret are found later; what is refused here is refused before anything slow. */
function readWeb(env: Environment): WebSettings {
  const later = { DATABASE_URL: "later", ROLLCALL_AUTH_SECRET: env["ROLLCALL_AUTH_SECRET"] || "later".repeat(9) };
  try {
    return readWebSettings({ ...env, ...later });
  } catch (error) {
    throw new LaunchError(error instanceof Error ? error.message : String(error));
  }
}

function readSample(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "on") return true;
  if (text === "off") return false;
  throw new LaunchError(`ROLLCALL_SAMPLE is on or off, not "${text}".`);
}
