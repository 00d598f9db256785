import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { showable } from "#components/words/names.ts";
import { ConsolePage } from "../../console-page.tsx";
import { InvalidNotice } from "../../invalid-notice.tsx";
import { loadResource } from "./load.ts";
import { ReacherTable } from "./reacher-table.tsx";
import { ResourceChains } from "./resource-chains.tsx";
import { ResourceFacts } from "./resource-facts.tsx";
import { ResourceHeader } from "./resource-header.tsx";

interface PageProps {
  params: Promise<{ key: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view } = await loadResource(props.params, props.searchParams);
  return { title: showable(view.resource.name) };
}

export default async function ResourcePage(props: PageProps) {
  const { view, chains, params, invalid, now } = await loadResource(props.params, props.searchParams);
  return (
    <ConsolePage asOf={null}>
      <InvalidNotice invalid={invalid} />
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <ResourceHeader view={view} />
          <div className="pt-9">
            {chains && <ResourceChains chains={chains} page={params.page} />}
            <ReacherTable view={view} from={params.from} />
          </div>
        </div>
        <aside aria-label="Facts" className="lg:border-l lg:border-rule lg:pl-7">
          <ResourceFacts view={view} now={now} />
        </aside>
      </div>
    </ConsolePage>
  );
}
