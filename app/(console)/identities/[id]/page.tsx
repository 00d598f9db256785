import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { showable } from "#components/words/names.ts";
import { tabsOf } from "#lib/domain/inventory/view.ts";
import { ConsolePage } from "../../console-page.tsx";
import { InvalidNotice } from "../../invalid-notice.tsx";
import { ChainsTab } from "./chains-tab.tsx";
import { FactsColumn } from "./facts-column.tsx";
import { IdentityHeader } from "./identity-header.tsx";
import { LeadsTab } from "./leads-tab.tsx";
import { loadIdentity } from "./load.ts";
import { Notes } from "./notes.tsx";
import { Runners } from "./runners.tsx";
import { ServiceUses } from "./service-uses.tsx";
import { SwitchedOff } from "./switched-off.tsx";
import { TabContent } from "./tab-content.tsx";
import { TabKeys } from "./tab-keys.tsx";
import { TabNav } from "./tab-nav.tsx";
import { TabProblem } from "./tab-problem.tsx";
import { TrustTab } from "./trust-tab.tsx";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view } = await loadIdentity(props.params, props.searchParams);
  return { title: showable(view.head.row.name) };
}

export default async function IdentityPage(props: PageProps) {
  const { view, params, invalid, failed, now } = await loadIdentity(props.params, props.searchParams);
  const { head, content } = view;
  const shown = { head, content, now, params };
  return (
    <ConsolePage asOf={params.asof}>
      <InvalidNotice invalid={invalid} />
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <IdentityHeader {...shown} />
          <TabKeys id={head.row.id} asOf={params.asof} tab={content.tab} tabs={tabsOf(head.words)} />
          <TabNav head={head} asOf={params.asof} tab={failed === null ? content.tab : params.tab} />
          <div className="pt-7">
            {failed !== null ? (
              <TabProblem problem={failed} />
            ) : content.tab === "chains" ? (
              <ChainsTab shown={{ ...shown, content }} />
            ) : content.tab === "trust" ? (
              <TrustTab shown={{ ...shown, content }} />
            ) : content.tab === "leads" ? (
              <LeadsTab shown={{ ...shown, content }} />
            ) : (
              <>
                {content.tab === "overview" && <Runners shown={{ ...shown, content }} />}
                <TabContent shown={shown} kind={params.kind} />
                {content.tab === "access" && <ServiceUses services={content.services} now={now} />}
              </>
            )}
          </div>
        </div>
        <aside aria-label="Facts and notes" className="lg:border-l lg:border-rule lg:pl-7">
          <FactsColumn {...shown} />
          <div className="mt-7">
            <Notes {...shown} />
            {content.tab === "overview" && <SwitchedOff shown={{ ...shown, content }} />}
          </div>
        </aside>
      </div>
    </ConsolePage>
  );
}
