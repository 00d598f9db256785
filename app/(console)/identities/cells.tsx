import type { ReactNode } from "react";
import { AbilityMark, ChainMark } from "#components/reach-mark.tsx";
import { AtLeast, CoverageMark } from "#components/coverage-mark.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Expires } from "#components/expires.tsx";
import { LastUsed } from "#components/last-used.tsx";
import { Name } from "#components/name.tsx";
import { OwnerName } from "#components/owner-name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Tip } from "#components/ui/tip.tsx";
import { number, words } from "#components/words/count.ts";
import { age } from "#components/words/time.ts";
import { noneWord, type Column } from "./columns.ts";
import { ownerOf, type ListedRow } from "./listed-row.ts";

type CellOf = (row: ListedRow, now: Date) => ReactNode;

/** What each column says of a row, from the fields that `listed-row.ts` names for it. */
export const CELLS: Record<Column, CellOf> = {
  where: (row) => <Name text={whereWords(row)} max={30} />,
  kind: ({ kind }) => words(kind),
  owner: (row) => <OwnerName owner={ownerOf(row)} max={16} />,
  ability: ({ reach }) => <AbilityMark {...reach} />,
  chain: ({ reach }) => <ChainMark {...reach} />,
  environment: ({ environment }) => <EnvironmentBadge name={environment} />,
  credentials: (row, now) => <Credentials row={row} now={now} />,
  "last-used": ({ lastUsed }, now) => <LastUsed lastUsed={lastUsed} now={now} />,
  "last-change": (row, now) => (row.lastChangeAt ? <RelativeTime at={row.lastChangeAt} now={now} /> : noneWord(row)),
  expires: (row, now) => {
    if (!row.expires) return noneWord(row);
    return "never" in row.expires ? "never" : <Expires expires={row.expires} now={now} />;
  },
  created: ({ createdAt }, now) => (createdAt ? <RelativeTime at={createdAt} now={now} /> : <NotDated />),
  status: ({ status }) => status,
  bindings: (row) => <Counted row={row} value={row.attachments} />,
  workloads: (row) => <Counted row={row} value={row.consumers} />,
  "first-seen": ({ firstSeenAt }, now) => <RelativeTime at={firstSeenAt} now={now} />,
  coverage: ({ coverage }) => <CoverageMark status={coverage} />,
};

/** A name of two parts, such as a repository's, says by itself where that is. */
function whereWords({ domain, container }: ListedRow): string {
  if (container === null) return domain;
  return container.includes("/") ? container : `${domain} / ${container}`;
}

/** How many; where the read was incomplete, there may be more. */
function Counted({ row, value }: { row: ListedRow; value: number }) {
  if (value === 0) return noneWord(row);
  return (
    <b>
      <AtLeast value={number(value)} when={row.coverage === "incomplete"} />
    </b>
  );
}

function NotDated() {
  return (
    <Tip text="The source does not say when it was made." glyph="unknown">
      unknown
    </Tip>
  );
}

/** How many and how old. */
function Credentials({ row, now }: { row: ListedRow; now: Date }) {
  const { count, oldestAt } = row.credentials;
  return (
    <>
      <Counted row={row} value={count} />
      {oldestAt && `, ${age(new Date(oldestAt), now)}`}
    </>
  );
}
