import { Section } from "#components/section.tsx";
import { count, number, words } from "#components/words/count.ts";
import { CappedList } from "./capped-list.tsx";
import { FactEvidence } from "./fact-evidence.tsx";
import type { ShownTab } from "./shown.ts";
import { TabLink } from "./tab-link.tsx";

/** The facts behind the page as they were read, so that nobody has to believe a sentence. */
export function EvidenceTab({ shown, kind }: { shown: ShownTab<"evidence">; kind: string | null }) {
  const { head, content, now, params } = shown;
  const { facts, kinds } = content;
  const all = kinds.reduce((sum, each) => sum + each.count, 0);
  return (
    <Section id="evidence" title="Evidence" aside="as it was read, reduced to what is kept">
      {kinds.length > 1 && (
        <nav aria-label="Kinds of documents" className="no-print flex flex-wrap gap-x-4 py-2 text-sm">
          {[{ kind: null, count: all }, ...kinds].map((each) => (
            <TabLink
              key={each.kind}
              id={head.row.id}
              asOf={params.asof}
              to={{ tab: "evidence", kind: each.kind ?? undefined }}
              current={each.kind === kind}
              className="inline-flex min-h-6 items-center gap-1.5 [&[aria-current]]:font-[620]"
            >
              {each.kind === null ? "all" : words(each.kind)}
              <span className="text-ink-3">{number(each.count)}</span>
            </TabLink>
          ))}
        </nav>
      )}
      {facts.total === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {kind === null
            ? "Nothing was read about it: it is only known from what names it."
            : `Of its ${count(all, "document")} none is of this kind.`}
        </p>
      ) : (
        <CappedList shown={shown} list="evidence" of={facts}>
          {(items) => (
            <ul>
              {items.map((fact, index) => (
                <FactEvidence key={index} fact={fact} notes={head.notes} now={now} asOf={params.asof} />
              ))}
            </ul>
          )}
        </CappedList>
      )}
    </Section>
  );
}
