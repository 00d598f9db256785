import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { GrantView } from "#lib/domain/inventory/detail.ts";
import type { IdentityHead } from "#lib/domain/inventory/view.ts";
import type { ShownTab } from "./shown.ts";
import { TabLink } from "./tab-link.tsx";

/** Grants in words where nothing of it is dangerous. */
const PLAIN_SHOWN = 5;

/** What it can do in words: what leads further than it looks first, else the first of what there is. */
export function Dangers({ shown }: { shown: ShownTab<"overview" | "access"> }) {
  const { head, content, params } = shown;
  const { access, grants } = content;
  const overview = content.tab === "overview";
  const own = grants.items.filter(({ because }) => because.via?.everyone !== true);
  const said = new Map((own.length > 0 ? own : grants.items).map((grant) => [grant.words, grant]));
  const plain = access.length === 0 && overview ? [...said.values()].slice(0, PLAIN_SHOWN) : [];
  return (
    <Section
      id="dangers"
      title="What it can do"
      aside={access.length > 0 ? "most dangerous first" : grants.total > 0 && notDangerous(own.length)}
    >
      {access.length + grants.total === 0 && <NoGrant head={head} />}
      <ul>
        {access.map(({ words, because }) => (
          <li key={words} className="danger">
            <p className="font-medium text-pretty [overflow-wrap:anywhere]">
              <span className="inline-block first-letter:uppercase">
                <Sentence text={words} />
              </span>
            </p>
            <p className="text-sm text-pretty text-ink-2">
              <Sentence text={because} />
            </p>
          </li>
        ))}
        {plain.map((grant, index) => (
          <PlainGrant key={index} grant={grant} />
        ))}
      </ul>
      {overview && grants.total > 0 && (
        <p className="no-print mt-2 text-sm">
          <TabLink
            id={head.row.id}
            asOf={params.asof}
            to={{ tab: "access" }}
            className="inline-flex min-h-6 items-center"
          >
            {grantsLink(grants.total, head.read.bindings)}
          </TabLink>
        </p>
      )}
    </Section>
  );
}

function grantsLink(total: number, complete: boolean): string {
  if (total === 1) return "The grant and its rule";
  return `${complete ? "All" : "The"} ${count(total, "grant")}${complete ? "" : " that were seen"}, rule by rule`;
}

function notDangerous(own: number): string {
  return own > 0 ? "nothing of it is known to be dangerous" : "nothing of its own, only what all of its kind may";
}

function PlainGrant({ grant }: { grant: GrantView }) {
  return (
    <li
      className={`border-b border-rule py-2 text-pretty first-letter:uppercase ${grant.dangling ? "text-ink-3" : ""}`}
    >
      <Sentence text={grant.words} />
    </li>
  );
}

function NoGrant({ head: { row, words } }: { head: IdentityHead }) {
  const { none, noneSeen } = words.attachments;
  return <p className="py-2.5 text-sm text-ink-2">{row.coverage === "complete" ? none : noneSeen}</p>;
}
