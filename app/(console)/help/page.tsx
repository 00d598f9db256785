import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { Section } from "#components/section.tsx";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { invalidParameters } from "../search-params.ts";
import { FilterHelp } from "./filter-help.tsx";
import { KeyHelp } from "./key-help.tsx";
import { Words } from "./words.tsx";

export const metadata: Metadata = { title: "Help" };

const PARTS = [
  { id: "words", title: "Words" },
  { id: "filters", title: "Filters" },
  { id: "keys", title: "Keys" },
] as const;

export default async function HelpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const raw = await searchParams;
  return (
    <ConsolePage asOf={null} banner={false}>
      <InvalidNotice invalid={invalidParameters(raw, {})} />
      <div className="mx-auto max-w-[60rem]">
        <h1>What the words mean, and how to ask</h1>
        <nav aria-label="On this page" className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {PARTS.map(({ id, title }) => (
            <a key={id} href={`#${id}`} className="inline-flex min-h-6 items-center">
              {title}
            </a>
          ))}
          <Link href="/leaked" className="inline-flex min-h-6 items-center">
            Whose is a leaked credential?
          </Link>
        </nav>
        <Section id="words" title="Words">
          <Words />
        </Section>
        <Section id="filters" title="Filters" aside="the box and the rail edit one filter">
          <FilterHelp />
        </Section>
        <Section id="keys" title="Keys">
          <KeyHelp />
        </Section>
      </div>
    </ConsolePage>
  );
}
