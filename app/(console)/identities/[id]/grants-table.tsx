"use client";

import { useState } from "react";
import { count, number } from "#components/words/count.ts";
import type { GrantView, HomeLink } from "#lib/domain/inventory/detail.ts";
import type { Listed } from "#lib/domain/inventory/view.ts";
import { grantGroups, type GrantGroup } from "./grant-groups.ts";
import { GrantRow } from "./grant-row.tsx";
import { TableHead } from "#components/table-head.tsx";

const HEADS = ["In words", "Scope", "Attachment", "Policy document", "Place in it", "Through"];

/** Fewer than these need no filter. */
const FILTERED_FROM = 9;

interface GrantsTableProps {
  id: string;
  asOf: Date | null;
  grants: Listed<GrantView>;
  home: HomeLink | null;
}

/** Everything it may do, row by row: the binding, the document with its rule, and the group it holds through. */
export function GrantsTable({ id, asOf, grants, home }: GrantsTableProps) {
  const [text, setText] = useState("");
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const groups = grantGroups(grants.items, text);
  const found = groups.reduce((sum, group) => sum + group.grants.length, 0);
  const left = grants.total - grants.items.length;
  return (
    <>
      {grants.total >= FILTERED_FROM && (
        <div className="no-print flex flex-wrap items-center gap-3 py-2.5">
          <label className="input max-w-80">
            <span className="sr-only">Filter the grants</span>
            <input
              type="search"
              placeholder="secrets, edit, kube-system …"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <span role="status" className="text-xs text-ink-3">
            {text === "" ? count(found, "grant") : `${number(found)} of ${count(grants.items.length, "grant")}`}
          </span>
        </div>
      )}
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Grants</caption>
          <TableHead heads={HEADS} />
          {groups.map((group) => (
            <Group
              key={group.key}
              group={group}
              whole={text !== "" || whole.has(group.key)}
              open={() => setWhole(new Set([...whole, group.key]))}
              id={id}
              asOf={asOf}
              home={home}
            />
          ))}
        </table>
      </div>
      {found === 0 && <p className="py-2.5 text-sm text-ink-2">No grant matches these words.</p>}
      {left > 0 && (
        <p className="mt-3 text-sm text-ink-3">{count(left, "more is", "more are")} not shown and not filtered.</p>
      )}
    </>
  );
}

/** Rules of one document that stay in sight; the others are folded on the screen, never in print. */
const RULES_SHOWN = 4;

interface GroupProps extends Omit<GrantsTableProps, "grants"> {
  group: GrantGroup;
  whole: boolean;
  open: () => void;
}

function Group({ group, whole, open, id, asOf, home }: GroupProps) {
  const { grants } = group;
  const shown = whole || grants.length <= RULES_SHOWN + 1 ? grants.length : RULES_SHOWN;
  const name = grants[0]?.because.role.name ?? "";
  return (
    <tbody role="rowgroup">
      {grants.map((grant, index) => (
        <GrantRow key={index} grant={grant} id={id} asOf={asOf} home={home} again={index > 0} folded={index >= shown} />
      ))}
      {shown < grants.length && (
        <tr role="row" className="no-print">
          <td role="cell" colSpan={HEADS.length}>
            <button type="button" className="btn sm" onClick={open}>
              Show {number(grants.length - shown)} more rules<span className="sr-only"> of {name.slice(0, 64)}</span>
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
