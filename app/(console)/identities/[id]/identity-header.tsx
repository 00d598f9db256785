import Link from "next/link";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Glyph } from "#components/glyph.tsx";
import { systemLabel } from "#components/systems.ts";
import { words } from "#components/words/count.ts";
import { at } from "../../search-params.ts";
import { CoverageLine } from "./coverage-line.tsx";
import type { Shown } from "./shown.ts";
import { Standing } from "./standing.tsx";
import { Verdict } from "./verdict.tsx";

type HeaderProps = Pick<Shown, "head" | "now" | "params">;

/** What it is, the verdict in a sentence, and what has to be said before believing it. */
export function IdentityHeader(props: HeaderProps) {
  const { head, params } = props;
  const { row } = head;
  return (
    <>
      <Breadcrumb>
        <Link href={at("/identities", params.asof)}>Inventory</Link>
        <span className="inline-flex items-center gap-1.5">
          <Glyph name={row.system} />
          {systemLabel(row.system)} {words(row.kind)}
        </span>
        <CopyId id={row.key} max={72} label="Copy the key" />
      </Breadcrumb>
      <h1 className="max-w-[40ch]">
        <Verdict parts={head.verdict} />
      </h1>
      <UnderVerdict {...props} />
    </>
  );
}

/** The same for page and panel: the deck, how well it was read, and how it stands. */
export function UnderVerdict({ head, now, params }: HeaderProps) {
  return (
    <>
      {head.deck.length > 0 && (
        <p className="lede mt-3">
          <Verdict parts={head.deck} quiet />
        </p>
      )}
      <CoverageLine head={head} now={now} asOf={params.asof} />
      <Standing head={head} now={now} asOf={params.asof} />
    </>
  );
}
