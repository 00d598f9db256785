import { readAliases } from "#lib/db/identity-detail.ts";
import {
  findTrustDomain,
  readHolding,
  readIdentitiesOf,
  readListings,
  readPolicies,
  readResources,
  readStoredCopiesOf,
} from "#lib/db/policies.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { listingAt } from "#lib/domain/sources/listing-stands.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import type { PermissionAnswer } from "#lib/domain/systems/system.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Answers one question about an identity, by its key or id; the question is in the words of its system. */
export type Ask = (identity: string, question: JsonObject) => Promise<PermissionAnswer>;

/**
 * Answers questions about what identities may do, as of a time or now. What is known of a trust domain is read at the
 * first question about it and stands for all that follow. Whether the identity itself was ever seen does not matter:
 * what bindings give to a name they give to whoever has it.
 */
export function openPermissions(context: Context, asOf: Date | null = null): Ask {
  authorize(context.actor, "inventory.read");
  const opened = new Map<string, ReturnType<typeof open>>();
  return async (identity, question) => {
    const key = await keyOf(context, identity);
    const [system = "", slug = ""] = key.split(":", 2);
    const domain = `${system}:${slug}`;
    const answer = opened.get(domain) ?? open(context, system, slug, asOf);
    opened.set(domain, answer);
    return (await answer)(key, question);
  };
}

/** @throws NotFound when no identity has that id */
async function keyOf(context: Context, identity: string): Promise<string> {
  if (!UUID.test(identity)) return identity;
  const aliases = await readAliases(context.database.pool, identity, null);
  const key = aliases.at(-1);
  if (key === undefined) throw new NotFound(`There is no identity ${identity}.`);
  return key;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws NotFound when no source speaks for the trust domain */
async function open({ database: { pool }, now }: Context, system: string, slug: string, asOf: Date | null) {
  const domain = await findTrustDomain(pool, system, slug);
  if (!domain) {
    throw new NotFound(
      `No source has read ${system}:${slug}. An identity's key is like kubernetes:prod:serviceaccount:payments/ci; ` +
        "`rollcall identities` lists them.",
    );
  }
  const known = systemOf(system);
  const [policies, listings, platform, identities, credentials, storedCopies] = await Promise.all([
    readPolicies(pool, domain.id, asOf),
    readListings(pool, domain.id, asOf),
    readResources(pool, domain.id, known.askedResources ?? known.platformKinds, asOf),
    readIdentitiesOf(pool, domain.id, known.askedIdentities ?? [], asOf),
    readHolding(pool, domain.id, known.tellingCredentials, { asOf, now }),
    readStoredCopiesOf(pool, domain.id, known.askedStoredCopies ?? [], asOf),
  ]);
  return known.permissions({
    ...policies,
    platform,
    identities,
    credentials,
    storedCopies,
    listings: listings.map((listing) => listingAt(listing, asOf ?? now)),
    fromServer: !domain.key.startsWith("directory:"),
  });
}
