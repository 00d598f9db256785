import { isIP } from "node:net";
import { z } from "zod";

/** What a web process is told by its environment; docs/operating.md lists the variables. */
export interface WebSettings {
  databaseUrl: string;
  /** Signs the session cookie. The launcher makes it once and keeps it beside the data, readable by its owner only. */
  authSecret: string;
  /** The address listened on. */
  host: string;
  port: number;
  /** The address people open, when it is not the one listened on. */
  publicUrl?: URL;
  /** Addresses or networks whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Own certificate: the web process speaks TLS itself. */
  tls?: { certificateFile: string; keyFile: string };
}

/** An unset variable and an empty one are the same to people who write `VARIABLE=` in a file. */
const unset = (value: unknown): unknown => (value === "" ? undefined : value);

const Environment = z.object({
  DATABASE_URL: z.preprocess(unset, z.string("DATABASE_URL is not set.")),
  ROLLCALL_AUTH_SECRET: z.preprocess(
    unset,
    z
      .string("ROLLCALL_AUTH_SECRET is not set. `npm start` makes one; elsewhere: `openssl rand -base64 32`.")
      .min(43, "ROLLCALL_AUTH_SECRET is too short: it needs 32 random bytes in base64."),
  ),
  ROLLCALL_HOST: z.preprocess(unset, z.string().default("127.0.0.1")),
  PORT: z.preprocess(unset, z.string().default("3000").transform(Number).refine(isPort, "PORT is not a port number.")),
  ROLLCALL_URL: z.preprocess(
    unset,
    z.url({ protocol: /^https?$/, error: "ROLLCALL_URL is not an address." }).optional(),
  ),
  ROLLCALL_TRUSTED_PROXY: z.preprocess(unset, z.string().default("")),
  ROLLCALL_TLS_CERT: z.preprocess(unset, z.string().optional()),
  ROLLCALL_TLS_KEY: z.preprocess(unset, z.string().optional()),
});

/**
 * Reads the settings of a web process.
 * @throws Error with one sentence per variable that is missing or wrong, and when the address would be unsafe to serve
 */
export function readWebSettings(environment: Record<string, string | undefined>): WebSettings {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join("\n"));

  const { ROLLCALL_TLS_CERT: certificateFile, ROLLCALL_TLS_KEY: keyFile, ROLLCALL_URL: url, ...rest } = parsed.data;
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    throw new Error("Set both ROLLCALL_TLS_CERT and ROLLCALL_TLS_KEY, or neither.");
  }
  const settings: WebSettings = {
    databaseUrl: rest.DATABASE_URL,
    authSecret: rest.ROLLCALL_AUTH_SECRET,
    host: rest.ROLLCALL_HOST.replace(/^\[|\]$/g, ""),
    port: rest.PORT,
    publicUrl: url === undefined ? undefined : new URL(url),
    trustedProxies: rest.ROLLCALL_TRUSTED_PROXY.split(/[\s,]+/).filter((entry) => entry !== ""),
    tls: certificateFile !== undefined && keyFile !== undefined ? { certificateFile, keyFile } : undefined,
  };
  refuseUnsafe(settings);
  return settings;
}

/** Passwords and sessions cross the network in the clear, or under any name, unless all of this holds. */
function refuseUnsafe({ host, publicUrl, trustedProxies, tls }: WebSettings): void {
  const badProxy = trustedProxies.find((entry) => !isNetwork(entry));
  if (badProxy !== undefined) throw new Error(`ROLLCALL_TRUSTED_PROXY: ${badProxy} is no address or network.`);
  if (publicUrl?.protocol === "http:" && !isLoopback(publicUrl.hostname.replace(/^\[|\]$/g, ""))) {
    throw new Error("ROLLCALL_URL must begin with https:// when it names another machine than this one.");
  }
  if (isLoopback(host)) return;
  if (tls === undefined && (trustedProxies.length === 0 || publicUrl === undefined)) {
    throw new Error(
      `ROLLCALL_HOST=${host} can be reached from other machines. Set ROLLCALL_TLS_CERT and ROLLCALL_TLS_KEY, ` +
        "or ROLLCALL_TRUSTED_PROXY and ROLLCALL_URL when a proxy speaks TLS in front of Rollcall.",
    );
  }
  if (isWildcard(host) && publicUrl === undefined) {
    throw new Error(`ROLLCALL_HOST=${host} listens on every address: set ROLLCALL_URL to the one that people open.`);
  }
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** True for the addresses that mean "all of them". */
export function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65_536;
}

function isNetwork(entry: string): boolean {
  const [address = "", prefix, ...more] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** True when people open Rollcall by https, so cookies can be marked Secure. */
export function isHttps({ publicUrl, tls }: WebSettings): boolean {
  return publicUrl === undefined ? tls !== undefined : publicUrl.protocol === "https:";
}

let settings: WebSettings | undefined;

/** The settings of this process, read when first asked for: a build has no environment yet. */
export function webSettings(): WebSettings {
  settings ??= readWebSettings(process.env);
  return settings;
}
