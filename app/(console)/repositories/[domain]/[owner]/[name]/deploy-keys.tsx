import Link from "next/link";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { at } from "../../../../search-params.ts";
import { Nothing, PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";

/** Keys of this repository alone. */
export function DeployKeys({ view: { deployKeys, read }, asOf, now }: ShownRepository) {
  return (
    <Section id="deploy-keys" title="Deploy keys" aside={deployKeys.length > 0 && count(deployKeys.length, "key")}>
      <PartNote read={read.deployKeys} what="Deploy keys" />
      {deployKeys.length === 0 && <Nothing read={read.deployKeys} none="It has no deploy key." />}
      <ul className="empty:hidden">
        {deployKeys.map(({ id, name, readOnly, addedBy, created }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5 text-sm">
            <Link
              href={at(`/identities/${id}`, asOf)}
              prefetch={false}
              className="inline-flex min-h-6 max-w-full min-w-0 items-center [overflow-wrap:anywhere]"
            >
              <Name text={name} max={48} />
            </Link>
            <span className={readOnly === false ? "font-medium" : "text-ink-2"}>
              {readOnly === null ? "whether it may write was not read" : readOnly ? "reads" : "reads and writes"}
            </span>
            {addedBy !== null && (
              <span className="text-ink-2">
                added by <Name text={addedBy} max={32} />
              </span>
            )}
            {created !== null && (
              <span className="text-ink-3">
                <RelativeTime at={created} now={now} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
