import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { showable } from "#components/words/names.ts";
import { ConsolePage } from "../../console-page.tsx";
import { InvalidNotice } from "../../invalid-notice.tsx";
import { Consumers } from "./consumers.tsx";
import { Credentials } from "./credentials.tsx";
import { Evidence } from "./evidence.tsx";
import { FactsColumn } from "./facts-column.tsx";
import { Grants } from "./grants.tsx";
import { IdentityHeader } from "./identity-header.tsx";
import { History } from "./history.tsx";
import { loadIdentity } from "./load.ts";
import { Secrets } from "./secrets.tsx";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { identity } = await loadIdentity(props.params, props.searchParams);
  return { title: showable(identity.row.name) };
}

export default async function IdentityPage(props: PageProps) {
  const loaded = await loadIdentity(props.params, props.searchParams);
  return (
    <ConsolePage asOf={loaded.asOf}>
      <InvalidNotice invalid={loaded.invalid} />
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="lg:col-start-1">
          <IdentityHeader loaded={loaded} />
        </div>
        <aside aria-label="Facts" className="lg:col-start-2 lg:row-span-2 lg:border-l lg:border-rule lg:pl-7">
          <FactsColumn loaded={loaded} />
        </aside>
        <div className="min-w-0 lg:col-start-1">
          <Grants loaded={loaded} />
          <Consumers loaded={loaded} />
          <Credentials loaded={loaded} />
          <Secrets loaded={loaded} />
          <History loaded={loaded} />
          <Evidence loaded={loaded} />
        </div>
      </div>
    </ConsolePage>
  );
}
