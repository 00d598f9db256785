import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { showable } from "#components/words/names.ts";
import { ConsolePage } from "../../../../console-page.tsx";
import { InvalidNotice } from "../../../../invalid-notice.tsx";
import { Access } from "./access.tsx";
import { Branches } from "./branches.tsx";
import { DeployKeys } from "./deploy-keys.tsx";
import { Deployments } from "./deployments.tsx";
import { Environments } from "./environments.tsx";
import { loadRepository, type RepositoryParams } from "./load.ts";
import { RepositoryFacts } from "./repository-facts.tsx";
import { RepositoryHeader } from "./repository-header.tsx";
import { RepositorySecrets } from "./repository-secrets.tsx";
import { RepositorySubjects } from "./repository-subjects.tsx";
import { Workflows } from "./workflows.tsx";

interface PageProps {
  params: Promise<RepositoryParams>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view } = await loadRepository(props.params, props.searchParams);
  return { title: showable(view.name) };
}

export default async function RepositoryPage(props: PageProps) {
  const { view, asOf, now, invalid } = await loadRepository(props.params, props.searchParams);
  const shown = { view, asOf, now };
  return (
    <ConsolePage asOf={asOf}>
      <InvalidNotice invalid={invalid} />
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <RepositoryHeader {...shown} />
          <div className="pt-9">
            <Workflows {...shown} />
            <Branches {...shown} />
            <RepositorySecrets {...shown} />
            <RepositorySubjects {...shown} />
            <Access {...shown} />
            <DeployKeys {...shown} />
            <Environments {...shown} />
            <Deployments {...shown} />
          </div>
        </div>
        <aside aria-label="Facts and coverage" className="lg:border-l lg:border-rule lg:pl-7">
          <RepositoryFacts {...shown} />
        </aside>
      </div>
    </ConsolePage>
  );
}
