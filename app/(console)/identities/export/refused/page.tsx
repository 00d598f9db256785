import type { Metadata, Route } from "next";
import Link from "next/link";
import { createLoader, type SearchParams } from "nuqs/server";
import { ConsolePage } from "../../../console-page.tsx";
import { listPath, refusalParsers, type Refusal } from "../refusal.ts";

export const metadata: Metadata = { title: "Export refused" };

const load = createLoader(refusalParsers);

/** What a person can do about each. */
const WAYS_ON: Record<Refusal["because"], string> = {
  "signed-out": "You are signed out. Sign in, and export again from the list.",
  "not-offered":
    "The list asked for something that is not offered, perhaps because Rollcall was updated since. Open the list again and export from there.",
  forbidden: "Your role does not allow exports. An administrator can give you another, or export the list for you.",
  busy: "As many exports are running as are allowed at a time: each holds on to one moment of the whole list. Try again when one of them has ended.",
  failed:
    "It failed before the first row was written. Try again; if it fails again, the log of Rollcall has the cause.",
};

export default async function ExportRefusedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { because, ref, back } = load(await searchParams);
  return (
    <ConsolePage asOf={null}>
      <p className="kicker mb-2.5">Export</p>
      <h1 className="max-w-[30ch]">No file was made</h1>
      <p className="lede mt-3">{WAYS_ON[because]}</p>
      {ref !== null && /^[0-9a-f]{8}$/.test(ref) && (
        <p className="mt-2 text-sm text-ink-2">
          Reference in the log: <code>{ref}</code>
        </p>
      )}
      <Link href={listPath(back) as Route} className="btn primary mt-6">
        Back to the list
      </Link>
    </ConsolePage>
  );
}
