import { createSerializer, type inferParserType } from "nuqs/server";
import { parseAsTab } from "../[id]/search-params.ts";
import { parseAsUuid } from "./parse-uuid.ts";

/** What an address says of the panel: the identity it shows, and which part of it. */
export const panelParsers = { open: parseAsUuid, tab: parseAsTab };

export type PanelParams = inferParserType<typeof panelParsers>;

const write = createSerializer(panelParsers);

/** An address of the list with this panel beside it, whatever panel it named; a closed one has no tab. */
export function withPanel(address: string, { open, tab }: PanelParams): string {
  return write(address, { open, tab: open === null ? null : tab });
}
