import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import type { LiveInput } from "#collectors/types.ts";
import { collectLive } from "../collect-live.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { RIGHTS } from "../rights.ts";
import type { Around } from "../session-open.ts";

/** A server a test speaks to. */
export interface TestServer {
  url: string;
  ca: string;
}

/** Ids of every right there is. */
export const ALL_RIGHTS: readonly string[] = RIGHTS.map(({ id }) => id);

/** A key of a test. It opens nothing. */
export const TEST_KEY = { "access-key-id": "AKIAROLLCALLTEST0001", "secret-access-key": "a-secret-of-a-test" };

/** Limits under which nothing waits for a clock. */
export const FAST: Limits = {
  ...LIMITS,
  attempts: 2,
  silenceMs: 20_000,
  answerMs: 30_000,
  answerBytes: 16 * 1024 * 1024,
  paceShare: 10_000,
  pollMs: 1,
  reportMs: 2000,
};

/** Input for reading what a server of a test has: an organization, or one account. */
export function liveInput(
  { url, ca }: TestServer,
  more: {
    as?: "organization" | "account";
    permissions?: readonly string[];
    fields?: Record<string, string | boolean>;
  } & Partial<LiveInput> = {},
): LiveInput {
  const { as = "organization", permissions = ALL_RIGHTS, fields = {}, ...rest } = more;
  const common = { endpoint: url, ca, "allow-private-addresses": true, regions: "eu-west-1" };
  const organization: Record<string, string> =
    as === "organization" ? { role: "rollcall-reader", "external-id": "of-a-test" } : {};
  return {
    settings: { connection: as, permissions, fields: { ...common, ...organization, ...fields } },
    credential: TEST_KEY,
    sourceSlug: "test",
    signal: new AbortController().signal,
    ...rest,
  };
}

/** Collects a running server. */
export function collectFrom(input: LiveInput, limits: Partial<Limits> = {}, around: Around = {}): Promise<Collected> {
  return sorted(collectLive(input, async () => "aws", { ...FAST, ...limits }, around));
}
