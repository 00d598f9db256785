import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { may } from "#lib/service/authorize.ts";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { context } from "../request.ts";
import { Counts } from "./counts.tsx";
import { draftOf } from "./draft.ts";
import { loadEnvironments, type LoadedEnvironments } from "./load.ts";
import { Resources } from "./resources.tsx";
import { RulesForm } from "./rules-form.tsx";
import { RulesRead } from "./rules-read.tsx";
import { Standing } from "./standing.tsx";
import { Unclassified } from "./unclassified.tsx";
import { Versions } from "./versions.tsx";

export const metadata: Metadata = { title: "Environments" };

const USUAL = ["production", "staging", "development", "tooling"];

export default async function EnvironmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [loaded, { actor, now }] = await Promise.all([loadEnvironments(await searchParams), context()]);
  const { version, from, draft, rules, counts, total } = loaded;
  const known = [...new Set([...USUAL, ...counts.map(({ environment }) => environment)])];
  const mayEdit = may(actor, "environments.edit");
  // An old version has other rules under the same numbers: what they would decide is for the preview to say.
  const decides = from === null ? Object.fromEntries(rules.map((rule, index) => [`r${index}`, rule.decides])) : {};
  return (
    <ConsolePage asOf={null}>
      <h1>{headline(loaded)}</h1>
      <InvalidNotice invalid={loaded.invalid} />
      <p className="lede mt-3">
        The first rule that matches a resource decides its environment. What no rule matches has that of what it lives
        in.
      </p>
      <Standing loaded={loaded} />
      {total > 0 && <Counts counts={counts} />}
      {loaded.unclassified.total > 0 && <Unclassified loaded={loaded} environments={known} mayEdit={mayEdit} />}
      <Section id="rules" title="Rules" aside={`${count(draft.length, "rule")}, the first that matches decides`}>
        {from !== null && (
          <p className="mt-3 border-l-2 border-ink pl-3 text-sm">
            These are the rules of version {from}. They hold once you save them.{" "}
            <Link href="/environments#rules" className="inline-flex min-h-6 items-center">
              Back to those that hold
            </Link>
          </p>
        )}
        {mayEdit ? (
          <RulesForm
            key={`${version} ${from}`}
            version={version}
            draft={draftOf(draft)}
            decides={decides}
            environments={known}
          />
        ) : (
          <RulesRead draft={draftOf(draft)} decides={decides} />
        )}
      </Section>
      {total > 0 && (
        <Resources loaded={loaded} environments={known} mayEdit={mayEdit} mayMark={may(actor, "crown-jewel.mark")} />
      )}
      <Versions versions={loaded.versions} version={version} now={now} mayEdit={mayEdit} />
    </ConsolePage>
  );
}

function headline({ total, unclassified }: LoadedEnvironments): string {
  if (total === 0) return "No resource was read yet";
  if (unclassified.total === 0) return "Every resource that was read has an environment";
  return `${count(unclassified.total, "resource")} ${unclassified.total === 1 ? "is" : "are"} unclassified`;
}
