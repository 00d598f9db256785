import type { LiveInput } from "#collectors/types.ts";
import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectLive } from "../collect-live.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { RIGHTS } from "../rights.ts";

/** A server a test speaks to. */
export interface TestServer {
  url: string;
  ca: string;
}

/** Ids of every right there is. */
export const ALL_RIGHTS: readonly string[] = RIGHTS.map(({ id }) => id);

/** Input for reading a server of a test by address and token. */
export function liveInput(
  { url, ca }: TestServer,
  token: string,
  more: { permissions?: readonly string[]; fields?: Record<string, string | boolean> } & Partial<LiveInput> = {},
): LiveInput {
  const { permissions = ALL_RIGHTS, fields = {}, ...rest } = more;
  return {
    settings: {
      connection: "address",
      permissions,
      fields: { url, ca, "allow-private-addresses": true, ...fields },
    },
    credential: { token },
    sourceSlug: "test",
    signal: new AbortController().signal,
    ...rest,
  };
}

/** Collects a running server; aliases carry the slug `test`. */
export function collectFrom(input: LiveInput, limits: Partial<Limits> = {}): Promise<Collected> {
  return sorted(collectLive(input, async () => "test", { ...LIMITS, ...limits }));
}
