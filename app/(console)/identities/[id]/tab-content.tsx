import { AccessTab } from "./access-tab.tsx";
import { Credentials } from "./credentials.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { EvidenceTab } from "./evidence-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { Secrets } from "./secrets.tsx";
import type { Shown } from "./shown.ts";

/** The tab that was asked for: the same in the page and in the panel. */
export function TabContent({ shown, kind }: { shown: Shown; kind: string | null }) {
  const { content } = shown;
  if ("said" in content) return <Elsewhere shown={{ ...shown, content }} />;
  switch (content.tab) {
    case "overview":
      return <OverviewTab shown={{ ...shown, content }} />;
    case "access":
      return <AccessTab shown={{ ...shown, content }} />;
    case "credentials":
      return (
        <>
          <Credentials shown={{ ...shown, content }} />
          <Secrets shown={{ ...shown, content }} />
        </>
      );
    case "history":
      return <HistoryTab shown={{ ...shown, content }} />;
    case "evidence":
      return <EvidenceTab shown={{ ...shown, content }} kind={kind} />;
  }
}
