import { NotFound } from "#lib/errors.ts";
import type { Context } from "#lib/service/context.ts";
import { getIdentity } from "#lib/service/identity.ts";
import { inPanel } from "./in-panel.ts";
import { NO_SUCH_IDENTITY, type PanelAnswer, type PanelQuestion } from "./panel-answer.ts";

/** What the panel shows of an identity. One that is not there is said; what nobody foresaw is thrown. */
export async function loadPanel(context: Context, { id, tab, asOf, kind, fact }: PanelQuestion): Promise<PanelAnswer> {
  try {
    const view = await getIdentity(context, id, { tab, asOf, kind: kind ?? undefined, fact: fact ?? undefined });
    return { view: { ...view, content: inPanel(view.content) }, now: context.now.toISOString() };
  } catch (error) {
    if (error instanceof NotFound) return { problem: NO_SUCH_IDENTITY, retry: false };
    throw error;
  }
}
