import type { Emission, LiveInput, TrustDomain } from "#collectors/types.ts";
import { emitSlices } from "../emit.ts";
import { holdBackOwners } from "../held-back-owners.ts";
import { viewOf } from "../view.ts";
import { fetchCluster } from "./fetch-cluster.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openSession } from "./session.ts";

/**
 * Reads a running cluster.
 * @throws InvalidInput when settings or credential are not usable, or the address may not be asked
 * @throws ExternalSystem when nothing can be read at all
 */
export async function* collectLive(
  input: LiveInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
  limits: Limits = LIMITS,
): AsyncGenerator<Emission> {
  const { client, wanted, trustDomainKey, readAt } = await openSession(input, limits);
  try {
    yield { type: "head", trustDomainKey, readAt };
    const slug = await trustDomainSlug(trustDomainKey);
    const { intake, plan } = await fetchCluster(client, wanted);
    const held = holdBackOwners(viewOf({ slug, readAt, live: true }, intake, plan), plan, intake);
    yield* emitSlices(held.plan, held.view, intake, input.signal);
    for (const note of intake.notes.all()) yield { type: "note", note };
  } finally {
    await client.close();
  }
}
