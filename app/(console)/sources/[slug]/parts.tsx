import { CoverageMark } from "#components/coverage-mark.tsx";
import { Fold } from "#components/fold.tsx";
import { Name } from "#components/name.tsx";
import { count, number } from "#components/words/count.ts";
import { foundWords } from "#components/words/coverage.ts";
import type { SliceView } from "#lib/domain/sources/collection.ts";

/** Every part the newest whole collection read, with what it found. */
export function Parts({ slices, total }: { slices: SliceView[]; total: number }) {
  if (slices.length === 0) return null;
  return (
    <section aria-labelledby="parts" className="mt-9">
      <div className="sec-head">
        <h2 id="parts">Parts</h2>
        <span className="text-sm text-ink-3">{count(total, "part")} in the newest collection</span>
      </div>
      <Fold open={slices.length <= 40} summary={<span className="text-sm">How each ended, and what it found</span>}>
        <table className="tbl">
          <caption className="sr-only">Parts</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Result</th>
              <th scope="col">Facts</th>
            </tr>
          </thead>
          <tbody>
            {slices.map((slice) => (
              <tr key={slice.path}>
                <th scope="row" className="py-1 [overflow-wrap:anywhere] whitespace-normal">
                  <Name text={slice.label} />{" "}
                  <span className="text-xs text-ink-3">
                    <Name text={place(slice.path)} />
                  </span>
                </th>
                <td>
                  <CoverageMark status={slice.status} />
                </td>
                <td className="text-ink-2">{foundWords(slice)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {total > slices.length && <p className="py-2 text-sm text-ink-3">And {number(total - slices.length)} more.</p>}
      </Fold>
    </section>
  );
}

/** `in build`, `in acme/api`: for a listing of one namespace, repository or account. */
function place(path: string): string {
  const repository = /\/repository\/([^/]+\/[^/]+)\//.exec(path)?.[1];
  if (repository !== undefined) return `in ${repository}`;
  const parts = path.split("/");
  return parts.length > 3 ? `in ${parts.at(-2)}` : "";
}
