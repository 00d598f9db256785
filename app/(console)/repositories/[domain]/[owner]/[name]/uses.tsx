import Link from "next/link";
import { Name } from "#components/name.tsx";
import { groupBy } from "#lib/domain/group-by.ts";
import type { RepositoryUse } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { at } from "../../../../search-params.ts";

/** Jobs listed of one thing, and lines of one job; the rest are counted. */
const SHOWN = 5;

/** Jobs that use something, each with its workflow and the lines. */
export function Uses({ uses, asOf }: { uses: RepositoryUse[]; asOf: Date | null }) {
  const jobs = [...groupBy(uses, ({ workflow, job }) => `${workflow.id} ${job}`).values()];
  const more = jobs.length - SHOWN;
  return (
    <ul>
      {(more > 1 ? jobs.slice(0, SHOWN) : jobs).map((lines, index) => (
        <Job key={index} uses={lines} asOf={asOf} />
      ))}
      {more > 1 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}

/** The uses of one job. */
function Job({ uses, asOf }: { uses: RepositoryUse[]; asOf: Date | null }) {
  const [first] = uses;
  if (!first) return null;
  const { workflow, job } = first;
  const more = uses.length - SHOWN;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <Link
        href={at(`/identities/${workflow.id}`, asOf)}
        prefetch={false}
        className="inline-flex min-h-6 max-w-full min-w-0 items-center [overflow-wrap:anywhere]"
      >
        <Name text={workflow.name} max={36} />
      </Link>
      <code className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
        <Name text={job} max={36} />
      </code>
      {uses.slice(0, SHOWN).map(({ line, href }) => line !== null && <Line key={line} line={line} href={href} />)}
      {more > 0 && <span className="text-xs text-ink-3">{more} more</span>}
    </li>
  );
}

function Line({ line, href }: { line: number; href: string | null }) {
  if (href === null) return <span className="text-xs text-ink-3">line {line}</span>;
  return (
    <a href={href} rel="noreferrer" className="inline-flex min-h-6 items-center text-xs">
      line {line}
    </a>
  );
}
