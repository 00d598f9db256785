import { count } from "#components/words/count.ts";
import type {
  IdentityContent,
  LeadsContent,
  ShownContent,
  TrustContent,
  ChainsContent,
} from "#lib/domain/inventory/view.ts";

/** A tab as the panel has it: what needs the room of a page is told in a sentence, with the way there. */
export function inPanel(content: IdentityContent): ShownContent {
  switch (content.tab) {
    case "trust":
      return { tab: "trust", said: trustSaid(content), way: "Who, and on which conditions" };
    case "leads":
      return { tab: "leads", said: leadsSaid(content), way: "Which, and how to close them" };
    case "chains":
      return { tab: "chains", said: chainsSaid(content), way: "Step by step, with the evidence" };
    default:
      return content;
  }
}

function trustSaid({ trust: { entrants, moreEntrants, unread } }: TrustContent): string {
  const open = entrants.filter(({ answer }) => answer !== "no").length;
  const least = unread.length > 0 || moreEntrants > 0 ? "At least " : "";
  return open === 0 ? "Nobody was seen who can become it." : `${least}${open} can or may become it.`;
}

function leadsSaid({ leads: { escalations, chains, more, unread } }: LeadsContent): string {
  const ways = escalations.length + chains.length + more.escalations + more.chains;
  const least = unread.length > 0 ? "At least " : "";
  return ways === 0 ? "No way further was seen." : `${least}${count(ways, "way leads", "ways lead")} further.`;
}

function chainsSaid({ chains }: ChainsContent): string {
  if (!chains) return "No chains are known at this time.";
  const known = chains.paths.filter(({ answer }) => answer !== "unknown").length;
  const least = chains.isCut || known < chains.paths.length ? "At least " : "";
  if (known > 0) return `${least}${count(known, "chain leads", "chains lead")} to production.`;
  if (chains.verdict.reaches === "unknown") return "Whether it reaches production is not known: parts were not read.";
  return "No chain to production was found in what was read.";
}
