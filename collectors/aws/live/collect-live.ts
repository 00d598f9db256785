import type { Emission, LiveInput, TrustDomain } from "#collectors/types.ts";
import { emitSlices } from "../slices/emit.ts";
import { orSystemFault } from "./call-fault.ts";
import { fetchAccounts } from "./fetch-accounts.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openSession, type Around } from "./session-open.ts";

/**
 * Reads an organization account by account, or one account: of all rows those of a few accounts are in memory.
 * @throws InvalidInput when settings or credential are not usable, or the address may not be asked
 * @throws ExternalSystem when nothing can be read at all
 */
export async function* collectLive(
  input: LiveInput,
  trustDomainSlug: (key: TrustDomain["key"]) => Promise<TrustDomain["slug"]>,
  limits: Limits = LIMITS,
  around: Around = {},
): AsyncGenerator<Emission> {
  const session = await openSession(input, limits, around);
  const { partition } = session.settings.endpoint;
  try {
    yield { type: "head", trustDomainKey: partition.id, readAt: session.readAt };
    // The slug stands in no alias of AWS: they name the partition and the account.
    await trustDomainSlug(partition.id);
    for await (const { plan, rowsOf } of fetchAccounts(session)) {
      yield* emitSlices(plan, partition.id, rowsOf, input.signal);
    }
  } catch (error) {
    throw orSystemFault(error);
  } finally {
    await session.close();
  }
}
