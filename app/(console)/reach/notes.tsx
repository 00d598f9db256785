import { Section } from "#components/section.tsx";
import { Name } from "#components/name.tsx";
import { number } from "#components/words/count.ts";
import { dateTime } from "#components/words/time.ts";
import type { ReachOverview } from "#lib/domain/reach/overview.ts";

/** What the page stands on, and what was not read. */
export function Notes({ overview: { asOf, unread }, now }: { overview: ReachOverview; now: Date }) {
  return (
    <Section id="notes" title="Notes">
      <ul className="grid max-w-[72ch] gap-2 py-3 text-sm text-pretty text-ink-2">
        <li>
          Read by {dateTime(asOf, now)} UTC. Chains are what is configured; whether anybody went them is not asked here.
        </li>
        <li>
          A cut counts who loses every known way. Limits of an organization and what AWS or Kubernetes come with are not
          proposed: they give nothing by themselves or cannot be changed. Cuts overlap, so their numbers do not add up.
        </li>
        {unread.clauses.length > 0 && (
          <li>
            Not read, and could be a way:
            <ul className="mt-1 grid list-disc gap-0.5 pl-5 [overflow-wrap:anywhere]">
              {unread.clauses.map((clause) => (
                <li key={clause}>
                  <Name text={clause} max={240} />
                </li>
              ))}
              {unread.more > 0 && <li>{number(unread.more)} more</li>}
            </ul>
          </li>
        )}
      </ul>
    </Section>
  );
}
