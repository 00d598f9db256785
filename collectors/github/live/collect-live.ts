import type { Emission, LiveInput, TrustDomain } from "#collectors/types.ts";
import { emitSlices } from "../slices/emit.ts";
import { workflows } from "../slices/workflows.ts";
import { fetchOrganization } from "./fetch-organization.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openSession } from "./session-open.ts";

/**
 * Reads an organization, one part of its repositories after the other: of all rows those of a few are in memory.
 * @throws InvalidInput when settings or credential are not usable, or the address may not be asked
 * @throws ExternalSystem when nothing can be read at all
 */
export async function* collectLive(
  input: LiveInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
  limits: Limits = LIMITS,
): AsyncGenerator<Emission> {
  const session = await openSession(input, limits);
  try {
    yield { type: "head", trustDomainKey: session.host, readAt: session.readAt };
    // The slug stands in no alias of GitHub: they name the host and the owner.
    await trustDomainSlug(session.host);
    for await (const { plan, rowsOf, note } of fetchOrganization(session)) {
      if (note !== undefined) yield { type: "note", note: { kind: "brought-forward", message: note } };
      yield* emitSlices(plan, session, rowsOf, workflows, input.signal);
    }
  } finally {
    await session.client.close();
  }
}
