import type { Route } from "next";
import Link from "next/link";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { systemLabel } from "#components/systems.ts";
import { number } from "#components/words/count.ts";
import { isReadCompletely, sourceProblem } from "#components/words/coverage.ts";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { Gaps } from "./gaps.tsx";

interface SourceSectionProps {
  source: SourceCoverage;
  now: Date;
  /** Removals that wait may be confirmed: not of a past time, and not by everybody. */
  mayConfirm: boolean;
  /** Stands on the page of this source alone. */
  own?: boolean;
}

/** One source: how its newest collection went, and every part of it that is not complete. */
export function SourceSection({ source, now, mayConfirm, own }: SourceSectionProps) {
  const problem = sourceProblem(source);
  const complete = source.total - source.complete === 0;
  return (
    <section id={source.slug} aria-labelledby={`${source.slug}-title`} className="mt-9">
      <div className="sec-head">
        {!own && <Glyph name={source.system} />}
        <h2 id={`${source.slug}-title`}>
          {own ? (
            "What was read"
          ) : (
            <Link href={`/sources/${source.slug}` as Route} className="no-underline hover:underline">
              <Name text={source.slug} max={48} />
            </Link>
          )}
        </h2>
        {!own && <span className="text-sm text-ink-3">{systemLabel(source.system)}</span>}
        {source.sample && <span className="tag solid">Sample</span>}
        {source.running && <span className="tag">collection under way</span>}
        <span className="aside">
          <CoverageMark status={isReadCompletely(source) ? "complete" : "partial"} />
        </span>
      </div>
      {problem && (
        <p className="mt-2.5 flex items-baseline gap-2 text-sm">
          <span className="half text-partial" aria-hidden />
          <Sentence text={problem} />
        </p>
      )}
      <LastCollection source={source} now={now} />
      {source.total > 0 && (
        <p className="mt-2 flex items-center gap-1.5 border-b border-rule pb-2 text-sm">
          <b>
            {number(source.complete)} of {number(source.total)}
          </b>{" "}
          parts are complete{complete ? "." : "; these are not:"}
        </p>
      )}
      <Gaps source={source} now={now} mayConfirm={mayConfirm} />
    </section>
  );
}

function LastCollection({ source: { collection }, now }: { source: SourceCoverage; now: Date }) {
  if (!collection) return null;
  return (
    <>
      <dl className="flex flex-wrap gap-x-9 gap-y-1.5 py-2.5 text-sm [&_dd]:flex [&_dd]:min-h-6 [&_dd]:items-center [&_dt]:text-xs [&_dt]:text-ink-3">
        <div>
          <dt>Read at the source</dt>
          <dd>
            <RelativeTime at={collection.readAt} now={now} />
          </dd>
        </div>
        <div>
          <dt>Finished</dt>
          <dd>{collection.finishedAt ? <RelativeTime at={collection.finishedAt} now={now} /> : "not finished"}</dd>
        </div>
        <div>
          <dt>Facts read</dt>
          <dd>{number(collection.facts)}</dd>
        </div>
        <div>
          <dt>Changes found</dt>
          <dd>{number(collection.changes)}</dd>
        </div>
        <div>
          <dt>Collection</dt>
          <dd>
            <CopyId id={collection.id} />
          </dd>
        </div>
      </dl>
      {collection.notes.length > 0 && (
        <ul className="mb-2 list-disc pl-5 text-sm text-ink-2">
          {collection.notes.slice(0, 20).map((note) => (
            <li key={note.message}>
              <Sentence text={note.message} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
