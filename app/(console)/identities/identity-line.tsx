import Link from "next/link";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { StatusTag } from "#components/status-tag.tsx";
import { showable } from "#components/words/names.ts";
import { at } from "../search-params.ts";
import { CELLS } from "./cells.tsx";
import type { Column } from "./columns.ts";
import type { ListedRow } from "./listed-row.ts";

interface IdentityLineProps {
  row: ListedRow;
  columns: readonly Column[];
  now: Date;
  asOf: Date | null;
}

/** One identity on one line; a card of some lines where it is narrow. Short markup: a page has fifty. */
export function IdentityLine({ row, columns, now, asOf }: IdentityLineProps) {
  return (
    <tr>
      <td>
        <label>
          <input type="checkbox" aria-label={`Select ${showable(row.name)}`} />
        </label>
      </td>
      <th scope="row">
        <span>
          <Glyph name={row.system} />
          <Link href={at(`/identities/${row.id}`, asOf)} prefetch={false}>
            <Name text={row.name} max={32} />
          </Link>
          {!columns.includes("status") && <StatusTag status={row.status} />}
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} className={column}>
          {CELLS[column](row, now)}
        </td>
      ))}
    </tr>
  );
}
