import { number } from "#components/words/count.ts";
import { tabsOf, type IdentityHead, type IdentityTab } from "#lib/domain/inventory/view.ts";
import { TabLink } from "./tab-link.tsx";

const LABELS: Record<IdentityTab, string> = {
  overview: "Overview",
  trust: "Who can become it",
  leads: "Where it leads",
  access: "Access",
  chains: "Chains",
  credentials: "Credentials",
  history: "History",
  evidence: "Evidence",
};

interface TabNavProps {
  head: IdentityHead;
  asOf: Date | null;
  tab: IdentityTab;
}

/** The tabs, as links. */
export function TabNav({ head: { row, counts, read, words }, asOf, tab }: TabNavProps) {
  const counted: Partial<Record<IdentityTab, { count: number; complete: boolean }>> = {
    access: { count: counts.access, complete: read.bindings },
    credentials: { count: counts.credentials, complete: read.credentials },
  };
  return (
    <nav aria-label="Parts of this identity" className="tabs no-print">
      {tabsOf(words).map((each) => (
        <TabLink key={each} id={row.id} asOf={asOf} to={{ tab: each }} current={each === tab}>
          {LABELS[each]}
          <Count of={counted[each]} />
        </TabLink>
      ))}
    </nav>
  );
}

function Count({ of }: { of?: { count: number; complete: boolean } }) {
  if (!of || of.count === 0) return null;
  return (
    <span className="n">
      {of.complete ? (
        number(of.count)
      ) : (
        <>
          <span aria-hidden>≥ {number(of.count)}</span>
          <span className="sr-only">at least {number(of.count)}</span>
        </>
      )}
    </span>
  );
}
