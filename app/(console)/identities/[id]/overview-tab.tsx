import { Section } from "#components/section.tsx";
import { Chains } from "./chains.tsx";
import { Consumers } from "./consumers.tsx";
import { Credentials } from "./credentials.tsx";
import { Dangers } from "./dangers.tsx";
import { PrintedGrants } from "./printed-grants.tsx";
import { Runs } from "./runs.tsx";
import { Secrets } from "./secrets.tsx";
import type { ShownTab } from "./shown.ts";
import { ShortestChain } from "./shortest-chain.tsx";
import { Starts } from "./starts.tsx";
import { Subjects } from "./subjects.tsx";
import { TabLink } from "./tab-link.tsx";
import { Timeline } from "./timeline.tsx";

/** The best of every tab. In print it is all that matters of them. */
export function OverviewTab({ shown }: { shown: ShownTab<"overview"> }) {
  const { head, content, now, params } = shown;
  return (
    <>
      {content.chain && <ShortestChain chain={content.chain} />}
      <Dangers shown={shown} />
      <Runs shown={shown} />
      <Starts shown={shown} />
      <Chains shown={shown} />
      <PrintedGrants shown={shown} />
      <Consumers shown={shown} />
      <Subjects shown={shown} />
      <Credentials shown={shown} />
      <Secrets shown={shown} />
      <Section
        id="history"
        title="Last changes"
        aside={
          <TabLink
            id={head.row.id}
            asOf={params.asof}
            to={{ tab: "history" }}
            className="no-print inline-flex min-h-6 items-center"
          >
            All of its history
          </TabLink>
        }
      >
        {content.changes.length === 0 ? (
          <p className="py-2.5 text-sm text-ink-2">Nothing about it has changed since it was first seen.</p>
        ) : (
          <Timeline changes={content.changes} now={now} brief />
        )}
      </Section>
    </>
  );
}
