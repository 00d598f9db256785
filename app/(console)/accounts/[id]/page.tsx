import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { showable } from "#components/words/names.ts";
import { ConsolePage } from "../../console-page.tsx";
import { InvalidNotice } from "../../invalid-notice.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { AccountHeader } from "./account-header.tsx";
import { Coverage } from "./coverage.tsx";
import { Externals } from "./externals.tsx";
import { Limits } from "./limits.tsx";
import { loadAccount } from "./load.ts";
import { Providers } from "./providers.tsx";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view } = await loadAccount(props.params, props.searchParams);
  return { title: showable(view.name ?? view.id) };
}

export default async function AccountPage(props: PageProps) {
  const { view, asOf, invalid } = await loadAccount(props.params, props.searchParams);
  const shown = { view, asOf };
  return (
    <ConsolePage asOf={asOf}>
      <InvalidNotice invalid={invalid} />
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <AccountHeader {...shown} />
          <div className="pt-9">
            <Externals {...shown} />
            <Providers {...shown} />
            <Limits {...shown} />
            <Coverage {...shown} />
          </div>
        </div>
        <aside aria-label="Facts" className="lg:border-l lg:border-rule lg:pl-7">
          <AccountFacts {...shown} />
        </aside>
      </div>
    </ConsolePage>
  );
}
