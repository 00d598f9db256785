"use client";

import { useCallback, useMemo, useState } from "react";
import { TabKeys } from "../[id]/tab-keys.tsx";
import { PanelPlacesContext, pageAddress, type Place } from "../[id]/tab-link.tsx";
import { IDENTITY_TABS, tabsOf, type IdentityTab } from "#lib/domain/inventory/view.ts";
import { usePanelAddress } from "./panel-address.ts";
import type { KeyedAnswer } from "./panel-answer.ts";
import { PanelBar } from "./panel-bar.tsx";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelProblem } from "./panel-problem.tsx";
import { PanelLines } from "./panel-skeleton.tsx";
import { PanelView } from "./panel-view.tsx";
import { useHydrated } from "./use-hydrated.ts";
import { usePanelAnswer } from "./use-panel-answer.ts";
import { usePanelCommands } from "./use-panel-commands.ts";
import { rowLink, usePanelFocus } from "./use-panel-focus.ts";
import { useScrollToNote } from "./use-scroll-to-note.ts";

interface IdentityPanelProps {
  /** What the server already read for the address the page came by. */
  initial: KeyedAnswer | null;
  /** What that address said. */
  first: { open: string | null; tab: IdentityTab };
  rows: string[];
  firstRow: number | null;
}

/** The identity that `open` in the address names, beside the list; the list stays as it is. */
export function IdentityPanel({ initial, first, rows, firstRow }: IdentityPanelProps) {
  const address = usePanelAddress();
  const { asOf } = address;
  const { open, tab } = useHydrated() ? address : first;
  const [place, setPlace] = useState<(Place & { id: string }) | null>(null);
  const here = place?.id === open && place?.tab === tab ? place : null;
  const question = open === null ? null : { id: open, tab, asOf, kind: here?.kind ?? null, fact: here?.fact ?? null };
  const { found, before, retry } = usePanelAnswer(question, initial);
  useScrollToNote(found ? here : null);

  const { frame, leave, cross } = usePanelFocus(open);
  const close = useCallback(() => {
    address.close();
    leave();
  }, [address, leave]);
  const fullPage = open === null ? "" : pageAddress(open, asOf, { tab });
  usePanelCommands(open === null ? null : { fullPage, close, cross });

  const places = useMemo(
    () => ({
      addressOf: ({ tab: next }: Place) => address.addressOf(next),
      show(next: Place) {
        if (open !== null) setPlace({ ...next, id: open });
        address.show(next.tab);
      },
    }),
    [address, open],
  );

  if (open === null) return null;
  const at = rows.indexOf(open);
  const neighbor = (step: number) => {
    const id = at < 0 ? undefined : rows[at + step];
    return id === undefined ? null : () => address.go(id);
  };
  const answer = found ?? before;
  return (
    <PanelFrame ref={frame} name={nameOf(answer)} busy={!found} close={close} focusOnClose={() => rowLink(open)}>
      <PanelBar
        position={at >= 0 && firstRow !== null ? firstRow + at : null}
        previous={neighbor(-1)}
        next={neighbor(1)}
        fullPage={fullPage}
        leave={leave}
        close={close}
      />
      <PanelPlacesContext value={places}>
        <TabKeys id={open} asOf={asOf} tab={tab} tabs={tabsIn(answer)} />
        {answer === null && <PanelLines />}
        {answer && "view" in answer && (
          <PanelView
            key={answer.view.head.row.id}
            view={answer.view}
            now={new Date(answer.now)}
            asOf={asOf}
            kind={here?.kind ?? null}
          />
        )}
        {found && "problem" in found && (
          <PanelProblem problem={found.problem} retry={found.retry ? retry : undefined} />
        )}
      </PanelPlacesContext>
    </PanelFrame>
  );
}

/** Of one that is still on its way, all there can be. */
function tabsIn(answer: KeyedAnswer["answer"] | null): readonly IdentityTab[] {
  return answer && "view" in answer ? tabsOf(answer.view.head.words) : IDENTITY_TABS;
}

function nameOf(answer: KeyedAnswer["answer"] | null): string | null {
  return answer && "view" in answer ? answer.view.head.row.name : null;
}
