import Link from "next/link";
import type { ReactNode } from "react";
import { CopyId } from "#components/copy-id.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import type { TermId } from "#components/glossary.ts";
import { LastUsed } from "#components/last-used.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { AbilityMark, ChainMark } from "#components/reach-mark.tsx";
import { NoOwner } from "#components/owner-name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Term } from "#components/term.tsx";
import { sentence, words } from "#components/words/count.ts";
import type { ShownContent } from "#lib/domain/inventory/view.ts";
import { containerPath, inventoryPath } from "../../paths.ts";
import { at } from "../../search-params.ts";
import type { Shown } from "./shown.ts";

const STATUS_WORDS = { live: "live", implied: "implied", missing: "missing", referenced: "only referred to" };

/** The short answers beside the page, each with its reason under it. */
export function FactsColumn({ head, content, now, params }: Shown) {
  const { row, coverage, present, platform, around, lastSeenAt, home, traits } = head;
  return (
    <dl className="facts">
      <Fact term="Owner" explained="owner" because={row.owner?.because}>
        {row.owner ? (
          <b>
            <Name text={row.owner.owner} max={40} />
          </b>
        ) : (
          <NoOwner />
        )}
      </Fact>
      <Fact
        term="Environment"
        explained="environment"
        because={row.environment?.because ?? "No rule says which it is."}
      >
        <EnvironmentBadge name={row.environment?.name ?? null} />
        <Link href="/environments#rules" prefetch={false} className="no-print ms-2 text-xs">
          Rules
        </Link>
      </Fact>
      {row.reach.chainLength !== null && (
        <Fact term="Reaches production">
          <AbilityMark {...row.reach} /> <ChainMark {...row.reach} /> {row.reach.chainLength === 1 ? "step" : "steps"}
        </Fact>
      )}
      <Fact term="Lives in" because={[platform && `${platform}.`, around].filter(Boolean).join(" ")}>
        <LivesIn row={row} asOf={params.asof} />
      </Fact>
      <Fact term="Status" explained="status">
        {present ? STATUS_WORDS[row.status] : "gone"}
      </Fact>
      {traits.length > 0 && (
        <Fact term="Traits" explained="trait">
          <ul>
            {traits.map(({ word, means }) => (
              <li key={word}>
                <Link href={at(inventoryPath(`trait:${word}`), params.asof)}>{sentence(words(word))}</Link>
                <p className="text-xs text-pretty text-ink-3">{means}</p>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <LastUse row={row} from={head.useDerivedFrom} credentials={credentialsOf(content)} now={now} />
      <Fact term="First seen">
        <RelativeTime at={row.firstSeenAt} now={now} />
      </Fact>
      <Fact term={present && row.status === "live" ? "Last seen" : "Last looked for"}>
        {lastSeenAt ? <RelativeTime at={lastSeenAt} now={now} /> : "by no complete read"}
      </Fact>
      <Fact term="Last change">
        {row.lastChangeAt ? (
          <RelativeTime at={row.lastChangeAt} now={now} />
        ) : row.coverage === "complete" ? (
          "none since the first read"
        ) : (
          "none seen"
        )}
      </Fact>
      <Fact term="Source" explained="source">
        <Link href={at(`/sources#${coverage.slug}`, params.asof)}>
          <Name text={coverage.slug} max={40} />
        </Link>
      </Fact>
      {home && (
        <Fact term="Seen on">
          <a href={home.href} rel="noreferrer">
            <Name text={home.words} max={48} />
          </a>
        </Fact>
      )}
      <Fact term="Stable id">
        {head.providerId ? <CopyId id={head.providerId} max={24} label="Copy the stable id" /> : "none was read"}
      </Fact>
    </dl>
  );
}

/** What has a page of its own is a link to it. */
function LivesIn({ row, asOf }: { row: Shown["head"]["row"]; asOf: Date | null }) {
  const name = <Name text={row.container ? `${row.domain} / ${row.container.name}` : row.domain} max={48} />;
  const path = containerPath(row);
  return path === null ? name : <Link href={at(path, asOf)}>{name}</Link>;
}

/** Only some tabs bring them. */
function credentialsOf(content: ShownContent) {
  return "credentials" in content ? content.credentials.items : [];
}

/** Of an identity whose uses nobody tells, the newest use of a credential still says that it was used then. */
function LastUse({ row, from, credentials, now }: LastUseProps) {
  const uses = credentials.flatMap(({ name, lastUsed }) => ("at" in lastUsed ? [{ name, lastUsed }] : []));
  const newest = uses.toSorted((one, other) => (one.lastUsed.at < other.lastUsed.at ? 1 : -1))[0];
  const unknown = "unknown" in row.lastUsed ? row.lastUsed.unknown : undefined;
  const by = newest && `At least then, by ${newest.name}. Other ways to sign in are not observed.`;
  const atLeast =
    "at" in row.lastUsed && row.lastUsed.atLeast && "At least then. Other ways to sign in are not observed.";
  return (
    <Fact term="Last used" explained="last-used" because={from?.words ?? by ?? unknown ?? (atLeast || undefined)}>
      <LastUsed lastUsed={unknown && newest ? newest.lastUsed : row.lastUsed} now={now} />
      {from?.href && (
        <a href={from.href} rel="noreferrer" className="no-print ms-2 inline-flex min-h-6 items-center text-xs">
          The run
        </a>
      )}
    </Fact>
  );
}

interface LastUseProps {
  row: Shown["head"]["row"];
  from: Shown["head"]["useDerivedFrom"];
  credentials: ReturnType<typeof credentialsOf>;
  now: Date;
}

interface FactProps {
  term: string;
  /** The entry of the glossary that says what the term means. */
  explained?: TermId;
  because?: string;
  children: ReactNode;
}

function Fact({ term, explained, because, children }: FactProps) {
  return (
    <>
      <dt>{explained ? <Term id={explained}>{term}</Term> : term}</dt>
      <dd>
        {children}
        {because && (
          <p className="text-xs text-pretty text-ink-3">
            <Sentence text={because} />
          </p>
        )}
      </dd>
    </>
  );
}
