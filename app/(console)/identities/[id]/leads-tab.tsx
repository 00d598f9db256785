import { Minus } from "lucide-react";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, number } from "#components/words/count.ts";
import { Escalations } from "./escalations.tsx";
import { LeadsChain } from "./leads-chain.tsx";
import type { ShownTab } from "./shown.ts";

/** Where it leads: into clusters and roles of others, step by step, and past its own policies. */
export function LeadsTab({ shown: { content, params } }: { shown: ShownTab<"leads"> }) {
  const { escalations, chains, more, unread } = content.leads;
  const least = unread.length > 0 ? "at least " : "";
  const ways = chains.length + more.chains;
  return (
    <>
      <Section id="chains-out" title="Where it leads" aside={ways > 0 && `${least}${count(ways, "chain", "chains")}`}>
        {unread.map((sentence) => (
          <p key={sentence} className="flex items-baseline gap-2 py-2.5 text-sm text-pretty text-ink-2">
            <Minus className="icon size-3.5 shrink-0 self-center text-ink-3" aria-hidden />
            <span>
              <Sentence text={sentence} />
            </span>
          </p>
        ))}
        {chains.length === 0 ? (
          <p className="py-2.5 text-sm text-ink-2">
            No chain into a cluster was seen. Clusters tell whom they let in by their aws-auth, accounts by access
            entries: those that no source reads are not known.
          </p>
        ) : (
          <ul>
            {chains.map((chain, index) => (
              <LeadsChain key={index} chain={chain} asOf={params.asof} />
            ))}
          </ul>
        )}
        {more.chains > 0 && <p className="py-2.5 text-sm text-ink-2">And {number(more.chains)} more.</p>}
      </Section>
      {escalations.length > 0 && (
        <Section
          id="escalations"
          title="How it can get further"
          aside={`${least}${count(escalations.length + more.escalations, "way", "ways")}`}
        >
          <Escalations escalations={escalations} asOf={params.asof} />
          {more.escalations > 0 && <p className="py-2.5 text-sm text-ink-2">And {number(more.escalations)} more.</p>}
        </Section>
      )}
    </>
  );
}
