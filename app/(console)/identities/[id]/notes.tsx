import { CopyId } from "#components/copy-id.tsx";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { count, list, words } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { statementLines } from "#lib/domain/inventory/statement.ts";
import type { FactRead, NoteView, ReadWindow } from "#lib/domain/inventory/view.ts";
import type { Shown } from "./shown.ts";
import { TabLink } from "./tab-link.tsx";

/** What proves each claim above: what was read, where, when, by which collection, and the way to it. */
export function Notes({ head, now, params }: Pick<Shown, "head" | "now" | "params">) {
  return (
    <section aria-labelledby="proofs-title" className="proofs">
      <div className="sec-head">
        <h2 id="proofs-title">Notes</h2>
        <span className="aside">{count(head.notes.length, "note")}</span>
      </div>
      <ol>
        {head.notes.map((note, index) => (
          <li key={index} id={`proof-${index + 1}`} tabIndex={-1}>
            <span className="n" aria-hidden>
              {index + 1}
            </span>
            <div className="min-w-0">
              <p className="text-pretty">
                <Sentence text={note.words} />
              </p>
              <Statement note={note} />
              {note.facts.map((fact, place) => (
                <p key={place} className="meta">
                  <Read fact={fact} now={now} />{" "}
                  <TabLink
                    id={head.row.id}
                    asOf={params.asof}
                    to={{ tab: "evidence", fact: fact.key, note: place === 0 ? index + 1 : undefined }}
                    label={`Raw document of ${words(fact.kind)} ${showable(fact.name)}`}
                  >
                    Raw
                  </TabLink>
                </p>
              ))}
              <Windows windows={note.windows} now={now} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Statement({ note: { evidence, statement } }: { note: NoteView }) {
  const [mark] = evidence;
  if (!mark || statement === null) return null;
  return (
    <pre className="statement">
      {statementLines(mark, statement).map((line, index) => (
        <span key={index} className="block">
          {line.map(({ text, deciding }, part) =>
            deciding ? <b key={part}>{showable(text)}</b> : <bdi key={part}>{showable(text)}</bdi>,
          )}
        </span>
      ))}
    </pre>
  );
}

function Read({ fact, now }: { fact: FactRead; now: Date }) {
  return (
    <>
      <Name text={fact.sourceSlug} max={24} />, {words(fact.kind)} <Name text={fact.name} max={32} />, in this form
      since <RelativeTime at={fact.readAt} now={now} />, collection{" "}
      <CopyId id={fact.collectionId} label="Copy the collection" />
    </>
  );
}

/** What was looked through: an absence is only as good as the reads behind it. */
function Windows({ windows, now }: { windows: ReadWindow[]; now: Date }) {
  if (windows.length === 0) return null;
  return (
    <ul className="meta" aria-label="Looked through">
      {windows.map(({ labels, status, completeAt }) => (
        <li key={labels.join()}>
          {list(labels.map((label, index) => (index === 0 ? label : label.toLowerCase())))}:{" "}
          <CoverageMark status={status} />
          {completeAt === null ? (
            ", never read complete"
          ) : (
            <>
              , {status === "complete" ? "read" : "last read complete"} <RelativeTime at={completeAt} now={now} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
