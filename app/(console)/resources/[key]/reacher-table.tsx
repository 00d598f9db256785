import Link from "next/link";
import type { Route } from "next";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { AbilityMark, ChainMark } from "#components/reach-mark.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { number, words } from "#components/words/count.ts";
import type { Reacher, ResourceView } from "#lib/domain/reach/views/resource-view.ts";
import { placePath } from "../../paths.ts";
import { resourceAddress } from "./search-params.ts";

const HEADS = ["Identity", "Kind", "Ability", "Chain", "Steps"];

/** Who reaches it, surest, strongest and nearest first, a page at a time. */
export function ReacherTable({ view, from }: { view: ResourceView; from: string | null }) {
  const { counts, reachers, page, pages, resource } = view;
  const total = counts.yes + counts.conditional + counts.unknown;
  if (total === 0) {
    return (
      <Section id="reachers" title="Who reaches it">
        <p className="py-2.5 text-sm text-ink-2">Nobody does by what was read, and nothing unread could change that.</p>
      </Section>
    );
  }
  const path = `/resources/${encodeURIComponent(resource.key)}`;
  const aside = pages > 1 ? `page ${number(page)} of ${number(pages)}` : "surest and strongest first";
  return (
    <Section id="reachers" title="Who reaches it" aside={aside}>
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Who reaches it</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {reachers.map((reacher) => (
              <ReacherRow key={reacher.identity.key} reacher={reacher} path={path} page={page} />
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav aria-label="Pages of those who reach it" className="no-print mt-3 flex gap-2">
          {page > 1 && <Step href={resourceAddress(path, { page: page - 1, from })} words="Previous" rel="prev" />}
          {page < pages && <Step href={resourceAddress(path, { page: page + 1, from })} words="Next" rel="next" />}
        </nav>
      )}
    </Section>
  );
}

function Step({ href, words: label, rel }: { href: string; words: string; rel: "prev" | "next" }) {
  return (
    <Link href={href as Route} rel={rel} prefetch={false} className="btn sm">
      {label}
    </Link>
  );
}

function ReacherRow({ reacher, path, page }: { reacher: Reacher; path: string; page: number }) {
  const { identity, reach } = reacher;
  const name = <Name text={identity.name} max={48} />;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="inline-flex min-w-0 items-center gap-1.5">
          <Glyph name={identity.system} />
          {identity.page === null ? (
            name
          ) : (
            <Link href={placePath(identity.page)} prefetch={false} className="inline-flex min-h-6 items-center">
              {name}
            </Link>
          )}
        </span>
      </th>
      <td role="cell" data-label="Kind">
        {words(identity.kind)}
      </td>
      <td role="cell" data-label="Ability">
        <AbilityMark {...reach} />
      </td>
      <td role="cell" data-label="Chain">
        <ChainMark {...reach} />
      </td>
      <td role="cell" data-label="Steps">
        <Link
          href={resourceAddress(path, { from: identity.key, page }) as Route}
          prefetch={false}
          className="inline-flex min-h-6 items-center"
        >
          How
          <span className="sr-only">
            {" "}
            <Name text={identity.name} max={48} /> reaches it
          </span>
        </Link>
      </td>
    </tr>
  );
}
