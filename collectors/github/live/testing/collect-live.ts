import type { LiveInput } from "#collectors/types.ts";
import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectLive } from "../collect-live.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { RIGHTS } from "../rights.ts";
import { appKey } from "./app-key.ts";

/** A server a test speaks to. */
export interface TestServer {
  url: string;
  ca: string;
}

/** Ids of every right there is. */
export const ALL_RIGHTS: readonly string[] = RIGHTS.map(({ id }) => id);

/** Limits under which nothing waits for a clock. */
export const FAST: Limits = {
  ...LIMITS,
  retries: 2,
  pauseMs: 1,
  secondMs: 1,
  patienceMs: 500,
  silenceMs: 20_000,
  answerMs: 30_000,
  answerBytes: 16 * 1024 * 1024,
  perMinute: 10_000_000,
};

/** Input for reading the organization `acme` of a server of a test, by an App or by a token. */
export function liveInput(
  { url, ca }: TestServer,
  more: {
    as?: "app" | "token";
    permissions?: readonly string[];
    fields?: Record<string, string | boolean>;
  } & Partial<LiveInput> = {},
): LiveInput {
  const { as = "app", permissions = ALL_RIGHTS, fields = {}, ...rest } = more;
  const common = { organization: "acme", address: url, ca, "allow-private-addresses": true, ...fields };
  return {
    settings: { connection: as, permissions, fields: as === "app" ? { "app-id": "4", ...common } : common },
    credential: as === "app" ? { "private-key": appKey() } : { token: "github_pat_of_a_test" },
    sourceSlug: "test",
    signal: new AbortController().signal,
    ...rest,
  };
}

/** Collects a running server. */
export function collectFrom(input: LiveInput, limits: Partial<Limits> = {}): Promise<Collected> {
  return sorted(collectLive(input, async () => "test", { ...FAST, ...limits }));
}
