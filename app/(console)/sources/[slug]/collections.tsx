import { CoverageMark } from "#components/coverage-mark.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { number } from "#components/words/count.ts";
import { duration } from "#components/words/time.ts";
import type { CollectionView } from "#lib/domain/sources/collection.ts";

const WORDS: Record<CollectionView["status"], { mark: string; word: string }> = {
  complete: { mark: "complete", word: "finished" },
  failed: { mark: "failed", word: "failed" },
  interrupted: { mark: "failed", word: "interrupted" },
  canceled: { mark: "switched-off", word: "stopped" },
  running: { mark: "carried", word: "running" },
};

/** The newest collections with what each cost and brought. */
export function Collections({ collections, now }: { collections: CollectionView[]; now: Date }) {
  if (collections.length === 0) return null;
  return (
    <section aria-labelledby="collections" className="mt-9">
      <div className="sec-head">
        <h2 id="collections">Collections</h2>
        <span className="text-sm text-ink-3">the newest {collections.length}</span>
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table of collections">
        <table className="tbl min-w-[52rem]">
          <caption className="sr-only">Collections</caption>
          <thead>
            <tr>
              <th scope="col">Began</th>
              <th scope="col">Result</th>
              <th scope="col">Complete parts</th>
              <th scope="col">Took</th>
              <th scope="col">Calls</th>
              <th scope="col">Objects</th>
              <th scope="col">Facts</th>
              <th scope="col">Changes</th>
              <th scope="col">Asked for by</th>
            </tr>
          </thead>
          <tbody>
            {collections.map((collection) => (
              <Row key={collection.id} collection={collection} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ collection, now }: { collection: CollectionView; now: Date }) {
  const { mark, word } = collectionResult(collection);
  // A directory is read at its absolute path.
  const fromFiles = /^(\/|[A-Za-z]:\\)/.test(collection.origin);
  return (
    <tr>
      <th scope="row">
        <RelativeTime at={collection.startedAt} now={now} />
      </th>
      <td>
        <CoverageMark status={mark} label={word} />
        {collection.error && (
          <p className="max-w-[44ch] py-1 text-xs whitespace-normal text-ink-2">
            <Sentence text={collection.error} />
          </p>
        )}
      </td>
      <td>{`${number(collection.complete)} of ${number(collection.total)}`}</td>
      <td>
        {collection.finishedAt
          ? duration(Date.parse(collection.finishedAt) - Date.parse(collection.startedAt))
          : "not finished"}
      </td>
      <td>{fromFiles ? "none" : number(collection.calls)}</td>
      <td>{fromFiles ? "from files" : number(collection.objects)}</td>
      <td>{number(collection.facts)}</td>
      <td>{number(collection.changes)}</td>
      <td>
        <Name text={collection.requestedBy} max={32} />
      </td>
    </tr>
  );
}

function collectionResult({ status, complete, leftOut, total }: CollectionView): { mark: string; word: string } {
  if (status === "complete" && complete + leftOut < total) return { mark: "partial", word: "finished, partial" };
  return WORDS[status];
}
