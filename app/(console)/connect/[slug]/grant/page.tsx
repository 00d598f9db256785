import type { Metadata, Route } from "next";
import Link from "next/link";
import { loadConnecting } from "../load.ts";
import { StepPage } from "../step-page.tsx";
import { GrantText } from "./grant-text.tsx";
import { MadeThere } from "./made-there.tsx";

export const metadata: Metadata = { title: "Grant it" };

export default async function GrantPage({ params }: PageProps<"/connect/[slug]/grant">) {
  const connecting = await loadConnecting(params);
  const { setup, live } = connecting;
  const permissions = setup.settings?.permissions ?? [];
  return (
    <StepPage step="grant" connecting={connecting}>
      <h1 className="max-w-[40ch]">Grant exactly what was chosen</h1>
      <p className="lede mt-3">
        Apply this with your own rights. It holds the {permissions.length} rights of the step before and nothing else;
        each rule says why it is there. If somebody else has to do it, send them the file: you can come back to this
        step later.
      </p>
      {live.registration && <MadeThere setup={setup} live={live} registration={live.registration} />}
      {live.grant({ sourceSlug: setup.slug, permissions }).map((document) => (
        <GrantText key={document.filename} document={document} />
      ))}
      <div className="mt-8 flex flex-wrap gap-2">
        <Link href={`/connect/${setup.slug}/test` as Route} className="btn primary">
          It is applied: continue
        </Link>
        <Link href="/sources" className="btn quiet">
          Finish later
        </Link>
      </div>
    </StepPage>
  );
}
