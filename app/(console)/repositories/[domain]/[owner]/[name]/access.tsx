import Link from "next/link";
import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, number } from "#components/words/count.ts";
import type { PushCount, RepositoryPusher } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { at } from "../../../../search-params.ts";
import { Nothing, PartNotes } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";

/** Who can push, and what stands between a push and a branch: whoever pushes decides what its workflows do. */
export function Access({ view: { pushers, pushCount, rules, read }, asOf }: ShownRepository) {
  return (
    <Section id="access" title="Who can push" aside={pushCount.count > 0 && countOf(pushCount)}>
      <PartNotes
        parts={[
          { read: read.access, what: "People and teams" },
          { read: read.deployKeys, what: "Deploy keys" },
          { read: read.apps, what: "Apps and tokens of the organization" },
          { read: read.rules, what: "rulesets and branch protection" },
        ]}
      />
      {pushers.length === 0 ? (
        <Nothing read={read.access} none="Nobody was given a role by which they can push." />
      ) : (
        <ul>
          {pushers.map((pusher, index) => (
            <Pusher key={index} pusher={pusher} asOf={asOf} />
          ))}
        </ul>
      )}
      {rules.length === 0 ? (
        <Nothing read={read.rules} none="No ruleset and no branch protection holds: a push needs nobody else." />
      ) : (
        <p className="py-2.5 text-sm text-pretty">
          {count(rules.length, "rule stands", "rules stand")} in between:{" "}
          {rules.slice(0, 12).map(({ kind, name, remark }, index) => (
            <span key={index}>
              {index > 0 && ", "}
              {kind} <Name text={name} max={40} />
              {remark !== null && (
                <span className="text-ink-3">
                  {" "}
                  (<Sentence text={remark} />)
                </span>
              )}
            </span>
          ))}
          {rules.length > 12 && ` and ${rules.length - 12} more`}.
        </p>
      )}
    </Section>
  );
}

function countOf({ count: sure, exact }: PushCount): string {
  return `${exact ? "" : "at least "}${number(sure)}`;
}

function Pusher({ pusher: { kind, name, role, id, remark }, asOf }: { pusher: RepositoryPusher; asOf: Date | null }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5 text-sm">
      <span className="w-28 shrink-0 text-xs text-ink-3">{kind}</span>
      {id === null ? (
        <Name text={name} max={48} />
      ) : (
        <Link
          href={at(`/identities/${id}`, asOf)}
          prefetch={false}
          className="inline-flex min-h-6 max-w-full min-w-0 items-center [overflow-wrap:anywhere]"
        >
          <Name text={name} max={48} />
        </Link>
      )}
      <code>
        <Name text={role} max={32} />
      </code>
      {remark !== null && <span className="text-ink-3">{remark}</span>}
    </li>
  );
}
