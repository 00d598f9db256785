import Link from "next/link";
import type { ReactNode } from "react";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { LastUsed } from "#components/last-used.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { NoOwner } from "#components/owner-name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { isReadCompletely } from "#components/words/coverage.ts";
import type { IdentityDetail } from "#lib/domain/inventory/detail.ts";
import { at } from "../../search-params.ts";
import type { LoadedIdentity } from "./load.ts";

/** The short answers beside the page, each with its reason under it. */
export function FactsColumn({ loaded: { identity, now, asOf } }: { loaded: LoadedIdentity }) {
  const { row, coverage } = identity;
  const complete = isReadCompletely(coverage) && row.coverage === "complete";
  return (
    <dl className="facts">
      <Fact term="Owner" because={row.owner?.because}>
        {row.owner ? (
          <b>
            <Name text={row.owner.owner} max={40} />
          </b>
        ) : (
          <NoOwner />
        )}
      </Fact>
      <Fact term="Environment" because={row.environment?.because ?? "No rule says which it is."}>
        <EnvironmentBadge name={row.environment?.name ?? null} />
      </Fact>
      <Fact
        term="Lives in"
        because={[identity.platform && `${identity.platform}.`, identity.around].filter(Boolean).join(" ")}
      >
        <Name text={row.container ? `${row.domain} / ${row.container.name}` : row.domain} max={48} />
      </Fact>
      <LastUse identity={identity} now={now} />
      <Fact term="First seen">
        <RelativeTime at={row.firstSeenAt} now={now} />
      </Fact>
      <Fact term="Last change">
        {row.lastChangeAt ? <RelativeTime at={row.lastChangeAt} now={now} /> : "none since the first read"}
      </Fact>
      <Fact term="Last read">
        {coverage.collection ? <RelativeTime at={coverage.collection.readAt} now={now} /> : "never"}
        {", "}
        <CoverageMark status={complete ? "complete" : "partial"} />
      </Fact>
      <Fact term="Source">
        <Link href={at(`/sources#${coverage.slug}`, asOf)}>
          <Name text={coverage.slug} max={40} />
        </Link>
      </Fact>
    </dl>
  );
}

/** Of an identity whose uses nobody tells, the newest use of a credential still says that it was used then. */
function LastUse({ identity: { row, credentials }, now }: { identity: IdentityDetail; now: Date }) {
  const uses = credentials.flatMap(({ name, lastUsed }) => ("at" in lastUsed ? [{ name, lastUsed }] : []));
  const newest = uses.toSorted((one, other) => (one.lastUsed.at < other.lastUsed.at ? 1 : -1))[0];
  const unknown = "unknown" in row.lastUsed ? row.lastUsed.unknown : undefined;
  const by = newest && `At least then, by ${newest.name}. Other ways to sign in are not observed.`;
  return (
    <Fact term="Last used" because={unknown && (by ?? unknown)}>
      <LastUsed lastUsed={unknown && newest ? newest.lastUsed : row.lastUsed} now={now} />
    </Fact>
  );
}

function Fact({ term, because, children }: { term: string; because?: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {children}
        {because && (
          <p className="text-xs text-pretty text-ink-3">
            <Sentence text={because} />
          </p>
        )}
      </dd>
    </>
  );
}
