"use client";

import { CopyId } from "#components/copy-id.tsx";
import { Glyph } from "#components/glyph.tsx";
import type { IdentityView, ShownContent } from "#lib/domain/inventory/view.ts";
import { FactsColumn } from "../[id]/facts-column.tsx";
import { UnderVerdict } from "../[id]/identity-header.tsx";
import { Notes } from "../[id]/notes.tsx";
import { SwitchedOff } from "../[id]/switched-off.tsx";
import { TabContent } from "../[id]/tab-content.tsx";
import { TabNav } from "../[id]/tab-nav.tsx";
import { Verdict } from "../[id]/verdict.tsx";

interface PanelViewProps {
  view: IdentityView<ShownContent>;
  now: Date;
  asOf: Date | null;
  kind: string | null;
}

/** The same as the page of the identity, one thing under the other. */
export function PanelView({ view: { head, content }, now, asOf, kind }: PanelViewProps) {
  const { row } = head;
  const shown = { head, content, now, params: { asof: asOf, show: [] } };
  return (
    <>
      <p className="flex items-center gap-2 text-xs">
        <Glyph name={row.system} />
        <CopyId id={row.key} max={40} label="Copy the key" />
      </p>
      <h2 className="verdict">
        <Verdict parts={head.verdict} />
      </h2>
      <UnderVerdict {...shown} />
      <TabNav head={head} asOf={asOf} tab={content.tab} />
      <div className="pt-5">
        <TabContent shown={shown} kind={kind} />
      </div>
      {content.tab === "overview" && <SwitchedOff shown={{ ...shown, content }} />}
      {content.tab === "overview" && (
        <section aria-labelledby="facts-title" className="mt-9">
          <div className="sec-head">
            <h2 id="facts-title">Facts</h2>
          </div>
          <div className="py-2.5">
            <FactsColumn {...shown} />
          </div>
        </section>
      )}
      <div className="mt-9">
        <Notes {...shown} />
      </div>
    </>
  );
}
