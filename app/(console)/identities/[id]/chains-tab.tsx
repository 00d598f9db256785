import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { PathsView } from "#lib/domain/reach/views/path-view.ts";
import { PathList } from "../../path-list.tsx";
import type { ShownTab } from "./shown.ts";

/** How it reaches production: chains that are known, then those that what was not read could add. */
export function ChainsTab({ shown: { content, now } }: { shown: ShownTab<"chains"> }) {
  const { chains } = content;
  if (!chains) {
    return (
      <p className="py-2.5 text-sm text-pretty text-ink-2">
        No chains are kept of this: they are followed in what was read last. What production it reached at the time is
        said beside.
      </p>
    );
  }
  const known = chains.paths.filter(({ answer }) => answer !== "unknown");
  const unknown = chains.paths.filter(({ answer }) => answer === "unknown");
  return (
    <>
      <Section id="chains-known" title="Chains to production" aside={asideOf(chains, known.length)}>
        {known.length === 0 ? <NoChain chains={chains} now={now} /> : <PathList paths={known} />}
      </Section>
      {unknown.length > 0 && (
        <Section id="chains-unknown" title="What was not read could add" aside={count(unknown.length, "chain")}>
          <PathList paths={unknown} />
        </Section>
      )}
    </>
  );
}

function asideOf({ isCut, paths }: PathsView, known: number): string {
  if (known === 0) return "";
  const least = isCut || known < paths.length ? "at least " : "";
  return `${least}${count(known, "chain")}, the surest and shortest first`;
}

/** A *no* is only as good as what was read, and says how good that is. */
function NoChain({ chains: { verdict, basis, asOf }, now }: { chains: PathsView; now: Date }) {
  return (
    <div className="max-w-[68ch] py-2.5 text-sm text-pretty text-ink-2">
      <p>
        {verdict.reaches === "unknown"
          ? "Whether it reaches production is not known: no chain was found, and what was not read could be one."
          : "No chain to production was found, and nothing that was left unread could be one."}
      </p>
      <p className="mt-1.5 text-xs text-ink-3">
        Followed through {count(basis.sources, "source")}
        {basis.incomplete > 0 && `, ${basis.incomplete} of them not completely read`}, as of{" "}
        <RelativeTime at={asOf} now={now} />
        {basis.oldestReadAt !== null && (
          <>
            ; the oldest was read <RelativeTime at={basis.oldestReadAt} now={now} />
          </>
        )}
        . What no source tells of is not in it.
      </p>
    </div>
  );
}
