import Link from "next/link";
import { ChangeBody } from "#components/change-body.tsx";
import { ChangeType } from "#components/change-type.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Interval } from "#components/interval.tsx";
import { Name, Sentence } from "#components/name.tsx";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { at } from "../search-params.ts";
import { typesInWords, type CollectionChanges } from "./groups.ts";

interface ChangeGroupProps {
  group: CollectionChanges;
  now: Date;
  asOf: Date | null;
}

/** What one collection showed. */
export function ChangeGroup({ group, now, asOf }: ChangeGroupProps) {
  return (
    <section className="mt-9">
      <div className="sec-head">
        <h2>
          <Link href={at(`/sources#${group.sourceSlug}`, asOf)} className="inline-block no-underline hover:underline">
            <Name text={group.sourceSlug} max={48} />
          </Link>
        </h2>
        <p className="text-sm text-ink-3">{typesInWords(group.changes)}</p>
        <span className="aside">
          <Interval notBefore={group.notBefore} notAfter={group.notAfter} now={now} />, collection{" "}
          <CopyId id={group.collectionId} />
        </span>
      </div>
      <ol>
        {group.changes.map((change) => (
          <ChangeItem key={change.id} change={change} group={group} now={now} asOf={asOf} />
        ))}
      </ol>
    </section>
  );
}

function ChangeItem({ change, group, now, asOf }: ChangeGroupProps & { change: ChangeView }) {
  const own = change.notBefore !== group.notBefore || change.notAfter !== group.notAfter;
  return (
    <li className="grid gap-x-7 gap-y-1 border-b border-rule py-3.5 text-sm md:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <div className="pt-1">
        <ChangeType type={change.type} />
      </div>
      <div className="min-w-0">
        <h3 className="headline text-[1.0625rem]">
          {change.identity?.id ? (
            <Link
              href={at(`/identities/${change.identity.id}`, asOf)}
              prefetch={false}
              className="inline-block py-0.5 no-underline hover:underline"
            >
              <Sentence text={change.sentence} />
            </Link>
          ) : (
            <Sentence text={change.sentence} />
          )}
        </h3>
        <ChangeBody change={change} />
      </div>
      {own && (
        <p className="pt-1 text-xs text-ink-3 md:text-right">
          <Interval notBefore={change.notBefore} notAfter={change.notAfter} now={now} />
        </p>
      )}
    </li>
  );
}
