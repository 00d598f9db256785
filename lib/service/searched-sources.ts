import { manifestOf } from "#collectors/manifests.ts";
import type { StoredCoverage, StoredSource } from "#lib/db/coverage.ts";
import type { SearchedDomain } from "#lib/db/credential-names.ts";
import type { SearchedSource } from "#lib/domain/credentials/answer.ts";
import { listingStands } from "#lib/domain/sources/listing-stands.ts";

/** A trust domain in which a credential is looked for, and the kinds of slices that would show it. */
interface SearchedPlace {
  domain: SearchedDomain;
  subject: { slices: readonly string[] };
}

/**
 * How far the sources of a trust domain were read, as far as that matters for a credential. One that is being connected
 * again is among them: of it nothing counts as read.
 */
export function searchedIn(
  { domain, subject }: SearchedPlace,
  sources: readonly StoredSource[],
  coverage: readonly StoredCoverage[],
  now: Date,
): SearchedSource[] {
  return domain.sources.map((slug) => {
    const source = sources.find((one) => one.slug === slug);
    if (!source) return neverRead(slug, domain.system);
    const slices = coverage.filter(({ sourceId }) => sourceId === source.id);
    return {
      slug,
      system: source.system,
      neverRead: !source.everRead,
      unread: subject.slices
        .filter((kind) => !isRead(kind, slices, source, now))
        .map((kind) => labelOf(source.system, kind)),
    };
  });
}

/** A source that was never read to its end, of which nobody knows what it would show. */
export function neverRead(slug: string, system: string): SearchedSource {
  return { slug, system, unread: [], neverRead: true };
}

/** True where everything that could show it was read completely. Nothing at all is not everything. */
export function isListed(searched: readonly SearchedSource[]): boolean {
  return searched.length > 0 && searched.every((source) => source.unread.length === 0 && !source.neverRead);
}

/** Says whether some source reads the access keys of an account of AWS, or was to: how that went is said of the source. */
export function readsKeysOf(account: string, coverage: readonly StoredCoverage[]): boolean {
  return coverage.some(({ path }) => path === `account/${account}/access-keys`);
}

/** A kind without a slice was not reached; what was carried for longer than its source is swept may be gone by now. */
function isRead(
  kind: string,
  slices: readonly StoredCoverage[],
  { sweepPeriodSeconds }: StoredSource,
  now: Date,
): boolean {
  const ofKind = slices.filter((slice) => slice.kind === kind);
  return ofKind.length > 0 && ofKind.every((slice) => listingStands({ ...slice, sweepPeriodSeconds }, now));
}

function labelOf(system: string, kind: string): string {
  return manifestOf(system).slices.find(({ id }) => id === kind)?.label ?? kind;
}
