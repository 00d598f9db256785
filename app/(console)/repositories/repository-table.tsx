import Link from "next/link";
import { AtLeast, CoverageMark } from "#components/coverage-mark.tsx";
import { Name } from "#components/name.tsx";
import { Glyph } from "#components/glyph.tsx";
import { TableHead } from "#components/table-head.tsx";
import { number } from "#components/words/count.ts";
import type { PartRead, RepositoryRow } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { repositoryPath } from "../paths.ts";
import { at } from "../search-params.ts";

const HEADS = ["Repository", "Workflows", "Strangers’ code", "Secrets taken", "Subjects", "Can push", "Workflows read"];

/** Repositories, a line each. */
export function RepositoryTable({ repositories, asOf }: { repositories: RepositoryRow[]; asOf: Date | null }) {
  return (
    <div className="stacks mt-5">
      <table role="table" className="tbl loose">
        <caption className="sr-only">Repositories</caption>
        <TableHead heads={HEADS} />
        <tbody role="rowgroup">
          {repositories.map((repository) => (
            <Row
              key={`${repository.domain} ${repository.host} ${repository.name}`}
              repository={repository}
              asOf={asOf}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ repository, asOf }: { repository: RepositoryRow; asOf: Date | null }) {
  const { name, domain, host, visibility, archived, read, pushers, endangered } = repository;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="flex items-center gap-2">
          <Glyph name="github" />
          <Link
            href={at(repositoryPath(domain, host, name), asOf)}
            prefetch={false}
            className="inline-flex min-h-6 min-w-0 items-center font-medium [overflow-wrap:anywhere]"
          >
            <Name text={name} max={56} />
          </Link>
          {archived === true && <span className="tag">archived</span>}
          {visibility !== null && <span className="text-xs text-ink-3">{visibility}</span>}
        </span>
      </th>
      <Cell label={HEADS[1]} value={repository.workflows} read={read.workflows} />
      <Cell label={HEADS[2]} value={endangered} read={read.workflows} grave />
      {repository.allSecrets ? (
        <td role="cell" data-label={HEADS[3]}>
          <b>all</b>
        </td>
      ) : (
        <Cell label={HEADS[3]} value={repository.secrets} read={read.workflows} />
      )}
      <Cell label={HEADS[4]} value={repository.subjects} read={read.workflows} />
      <td role="cell" data-label={HEADS[5]}>
        {pushers === null ? (
          <span className="text-ink-2">not read</span>
        ) : (
          <Count value={pushers.count} complete={pushers.exact} />
        )}
      </td>
      <td role="cell" data-label={HEADS[6]}>
        <CoverageMark status={read.workflows.status === "unread" ? "not-supported" : read.workflows.status} />
      </td>
    </tr>
  );
}

interface CellProps {
  label?: string;
  value: number;
  read: PartRead;
  /** Worth to stand out. */
  grave?: boolean;
}

/** A number; none only where everything was looked at. */
function Cell({ label, value, read, grave }: CellProps) {
  return (
    <td role="cell" data-label={label}>
      <Count value={value} complete={read.status === "complete"} grave={grave} />
    </td>
  );
}

function Count({ value, complete, grave }: { value: number; complete: boolean; grave?: boolean | undefined }) {
  if (value === 0) return <span className="text-ink-3">{complete ? "none" : "none seen"}</span>;
  return (
    <span className={grave ? "font-medium" : undefined}>
      <AtLeast value={number(value)} when={!complete} />
    </span>
  );
}
