import type { IdentityTab, IdentityView, ShownContent } from "#lib/domain/inventory/view.ts";
import { identityAddress } from "../[id]/search-params.ts";

/** What the panel asks for. */
export interface PanelQuestion {
  id: string;
  tab: IdentityTab;
  asOf: Date | null;
  /** Of the evidence: facts of this kind only. */
  kind: string | null;
  /** Of the evidence: key of the fact that comes first. */
  fact: string | null;
}

/** What it is given: an identity, or why there is none to show. */
export type PanelAnswer = { view: IdentityView<ShownContent>; now: string } | { problem: string; retry: boolean };

/** An answer with the question it belongs to. */
export interface KeyedAnswer {
  key: string;
  answer: PanelAnswer;
}

/** Where an answer comes from; the same question has the same address. */
export function questionKey({ id, tab, asOf, kind, fact }: PanelQuestion): string {
  return identityAddress(`/identities/panel/${id}`, { asof: asOf, tab, kind, fact });
}

export const NO_SUCH_IDENTITY =
  "No identity has this id: it was never seen, was removed with its source, or did not exist yet at the time that is shown.";

/** Asks for what the panel shows. Whatever goes wrong is an answer too: the list beside it goes on. */
export async function askPanel(key: string, signal: AbortSignal): Promise<PanelAnswer> {
  const failed = { problem: "The panel could not be loaded. The list beside it is not affected.", retry: true };
  try {
    const response = await fetch(key, { signal, headers: { accept: "application/json" } });
    if (response.status === 401)
      return { problem: "You are signed out. Load the page again to sign in.", retry: false };
    if (response.status === 404) return { problem: NO_SUCH_IDENTITY, retry: false };
    return response.ok ? ((await response.json()) as PanelAnswer) : failed;
  } catch (error) {
    if (signal.aborted) throw error;
    return failed;
  }
}
