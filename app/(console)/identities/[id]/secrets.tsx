import { CopyId } from "#components/copy-id.tsx";
import { DerivedUse } from "#components/derived-use.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count, list } from "#components/words/count.ts";
import { age } from "#components/words/time.ts";
import type { HomeLink, SecretView } from "#lib/domain/inventory/detail.ts";
import type { KindWords } from "#lib/domain/systems/kind-words.ts";
import { CappedList } from "./capped-list.tsx";
import { LineLink } from "./line-link.tsx";
import type { ShownTab } from "./shown.ts";
import { TableHead } from "#components/table-head.tsx";

const TRIED = "Last tried";

/** Workloads named of one secret; the rest are counted. */
const USERS_SHOWN = 4;

/** The secrets it and its workloads take, whatever is in them; nothing where they take none. */
export function Secrets({ shown }: { shown: ShownTab<"overview" | "credentials"> }) {
  const { secrets } = shown.content;
  const { words, home } = shown.head;
  if (secrets.total === 0) return null;
  const tried = secrets.items.some(({ derivedUse }) => derivedUse !== undefined);
  return (
    <Section id="secrets" title="Secrets it takes" aside={count(secrets.total, "secret")}>
      <CappedList shown={shown} list="secrets" of={secrets}>
        {(items) => (
          <div className="stacks">
            <table role="table" className="tbl loose">
              <caption className="sr-only">Secrets it takes</caption>
              <TableHead heads={["Secret", words.secrets.known, "Created", ...(tried ? [TRIED] : []), "Taken by"]} />
              <tbody role="rowgroup">
                {items.map((secret) => (
                  <SecretRow key={secret.key} secret={secret} now={shown.now} words={words} home={home} tried={tried} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </CappedList>
    </Section>
  );
}

interface SecretRowProps {
  secret: SecretView;
  now: Date;
  words: KindWords;
  home: HomeLink | null;
  /** Runs of what takes them were seen. */
  tried: boolean;
}

function SecretRow({ secret, now, words: { secrets }, home, tried }: SecretRowProps) {
  const { key, name, holds, createdAt, derivedUse } = secret;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <CopyId id={key} shown={name} max={40} />
      </th>
      <td role="cell" data-label={secrets.known}>
        {holds === null ? <span className="text-ink-2">{secrets.unseen}</span> : <Name text={holds} max={40} />}
      </td>
      <td role="cell" data-label="Created">
        {createdAt === null ? (
          "unknown"
        ) : (
          <>
            <RelativeTime at={createdAt} now={now} />
            <span className="block text-xs text-ink-3">{age(new Date(createdAt), now)} old</span>
          </>
        )}
      </td>
      {tried && (
        <td role="cell" data-label={TRIED}>
          {derivedUse ? <DerivedUse use={derivedUse} now={now} /> : "unknown"}
        </td>
      )}
      <td role="cell" data-label="Taken by">
        <TakenBy secret={secret} home={home} />
      </td>
    </tr>
  );
}

/** What takes it; where that is known to the line, with the lines. */
function TakenBy({ secret: { usedBy, places = [] }, home }: { secret: SecretView; home: HomeLink | null }) {
  const more = usedBy.length - USERS_SHOWN;
  const shown = usedBy.slice(0, USERS_SHOWN);
  if (places.length === 0) return <Name text={list(more > 0 ? [...shown, `${more} more`] : usedBy)} max={120} />;
  return (
    <ul>
      {shown.map((name) => (
        <li key={name} className="flex flex-wrap items-baseline gap-x-2">
          <code>
            <Name text={name} max={40} />
          </code>
          {places
            .filter(({ by }) => by === name)
            .slice(0, USERS_SHOWN)
            .map(({ line }) => (
              <LineLink key={line} home={home} line={line} />
            ))}
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}
