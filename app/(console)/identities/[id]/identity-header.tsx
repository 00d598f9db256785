import Link from "next/link";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { STATUS_MEANS } from "#components/status-tag.tsx";
import { RowIcon } from "#components/row-icons.tsx";
import { systemLabel } from "#components/systems.tsx";
import { words } from "#components/words/count.ts";
import { at } from "../../search-params.ts";
import type { LoadedIdentity } from "./load.ts";

/** What it is, the verdict in a sentence, and what has to be said before believing it. */
export function IdentityHeader({ loaded: { identity, asOf } }: { loaded: LoadedIdentity }) {
  const { row, present, verdict, caveats, formerKeys } = identity;
  return (
    <>
      <Breadcrumb>
        <Link href={at("/identities", asOf)}>Inventory</Link>
        <span className="inline-flex items-center gap-1.5">
          <RowIcon name={row.system} label={systemLabel(row.system)} />
          {systemLabel(row.system)} {words(row.kind)}
        </span>
        <CopyId id={row.key} max={72} />
      </Breadcrumb>
      <h1 className="max-w-[40ch]">
        <Verdict text={verdict} name={row.name} />
      </h1>
      {!present && <p className="lede mt-3">What follows is as it was last known.</p>}
      {present && row.status !== "live" && <p className="lede mt-3">{STATUS_MEANS[row.status]}</p>}
      {caveats.map((caveat) => (
        <p key={caveat} className="mt-3 max-w-[68ch] text-pretty text-ink-2">
          <Sentence text={caveat} />
        </p>
      ))}
      {formerKeys.length > 0 && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
          Formerly
          {formerKeys.map((key) => (
            <CopyId key={key} id={key} max={72} />
          ))}
        </p>
      )}
    </>
  );
}

/** The sentence with the name set apart, wherever it stands. */
function Verdict({ text, name }: { text: string; name: string }) {
  const start = text.indexOf(name);
  if (start === -1 || name === "") return <Sentence text={text} />;
  return (
    <>
      <Sentence text={text.slice(0, start)} />
      <code className="text-[0.845em] font-medium tracking-[-0.045em] [overflow-wrap:anywhere]">
        <Name text={name} max={48} />
      </code>
      <Sentence text={text.slice(start + name.length)} />
    </>
  );
}
