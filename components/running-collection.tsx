import type { RunningView } from "#lib/domain/sources/collection.ts";
import { CoverageMark } from "./coverage-mark.tsx";
import { Name } from "./name.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { foundWords } from "./words/coverage.ts";
import { number } from "./words/count.ts";
import { duration } from "./words/time.ts";

interface RunningCollectionProps {
  /** Null while a collection was asked for that no worker has begun. */
  running: RunningView | null;
  /** When the one that was asked for may begin. */
  waitingUntil: string | null;
  workers: number;
  now: Date;
}

/** A collection under way, part by part; read out only as its parts end. */
export function RunningCollection({ running, waitingUntil, workers, now }: RunningCollectionProps) {
  if (!running) {
    return (
      <p role="status" className="mt-4 text-sm text-ink-2">
        {workers === 0 ? (
          "No worker is running, so nothing is read. It begins as soon as one starts."
        ) : waitingUntil && Date.parse(waitingUntil) > now.getTime() ? (
          <>
            Asked for; it begins <RelativeTime at={waitingUntil} now={now} />.
          </>
        ) : (
          "Asked for; a worker takes it next."
        )}
      </p>
    );
  }
  return (
    <div className="mt-4">
      <dl className="flex flex-wrap gap-x-9 gap-y-1.5 py-2.5 text-sm [&_dt]:text-xs [&_dt]:text-ink-3">
        <Figure term="Running for" value={duration(Math.max(0, now.getTime() - Date.parse(running.startedAt)))} />
        <Figure term="Calls" value={number(running.calls)} />
        <Figure term="Objects read" value={number(running.objects)} />
        <Figure term="Facts written" value={number(running.facts)} />
        <Figure term="Parts ended" value={number(running.ended)} />
        <div>
          <dt>Asked for by</dt>
          <dd>
            <Name text={running.requestedBy} max={40} />
          </dd>
        </div>
      </dl>
      <p role="status" className="text-sm">
        {running.canceling
          ? "Stopping after what is being read now."
          : running.current
            ? `Reading ${running.current.toLowerCase()}.`
            : "Writing what was read."}
      </p>
      {running.slices.length > 0 && (
        <ul className="mt-3 border-t border-rule" aria-label="Parts that ended">
          {running.slices.map((slice) => (
            <li key={slice.path} className="flex items-baseline gap-3 border-b border-rule py-1.5 text-sm">
              <span className="w-28 flex-none">
                <CoverageMark status={slice.status} />
              </span>
              <span className="min-w-0 flex-1">
                <Name text={slice.label} />{" "}
                {/\/(?:namespace|repository)\//.test(slice.path) && (
                  <span className="text-xs text-ink-3">
                    <Name text={slice.path} />
                  </span>
                )}
              </span>
              <span className="text-ink-2">{foundWords(slice)}</span>
            </li>
          ))}
        </ul>
      )}
      {running.ended > running.slices.length && (
        <p className="py-1.5 text-sm text-ink-3">And {number(running.ended - running.slices.length)} more.</p>
      )}
    </div>
  );
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
