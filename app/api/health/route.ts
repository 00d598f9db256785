import { database } from "#lib/server/context.ts";
import { readHealth } from "#lib/server/health.ts";

export const dynamic = "force-dynamic";

/** For load balancers and people: whether this process can serve. Open to all, so it says no more than that. */
export async function GET(): Promise<Response> {
  const health = await readHealth(database());
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
