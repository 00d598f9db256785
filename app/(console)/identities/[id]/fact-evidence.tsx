import { Copy } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { CopyId } from "#components/copy-id.tsx";
import { Fold } from "#components/fold.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { list, number, words } from "#components/words/count.ts";
import { showableDocument } from "#components/words/names.ts";
import type { FactView } from "#lib/domain/inventory/detail.ts";
import { documentParts, type DocumentPart } from "#lib/domain/inventory/statement.ts";
import type { NoteView } from "#lib/domain/inventory/view.ts";
import { at } from "../../search-params.ts";

/** Longer documents are cut on the page; the copy is cut at the same place, and both say so. */
const MAX_DOCUMENT = 20_000;

interface FactEvidenceProps {
  fact: FactView;
  notes: NoteView[];
  now: Date;
  asOf: Date | null;
}

/** One document: where, when and by which collection it was read, and what of it the notes point to. */
export function FactEvidence({ fact, notes, now, asOf }: FactEvidenceProps) {
  const id = useId();
  const pointing = notes.flatMap(({ facts, evidence }, index) =>
    facts.flatMap((read, place) =>
      read.key === fact.key ? [{ number: index + 1, mark: evidence[place], first: place === 0 }] : [],
    ),
  );
  const { parts, cut, length } = cutAt(
    documentParts(
      fact.content,
      pointing.flatMap(({ mark }) => (mark && mark.path.length > 0 ? [mark] : [])),
    ),
  );
  // The way to a note leads to the very word, which may be far down in its document.
  const firstMark = parts.findIndex(({ deciding }) => deciding);
  const told = firstMark < 0 ? undefined : pointing.find(({ first, mark }) => first && mark?.path.length)?.number;
  return (
    <li className="border-b border-rule py-1.5 text-sm">
      {pointing.map(({ number, first }) => first && number !== told && <span key={number} id={`note-${number}`} />)}
      <Fold
        open={pointing.length > 0}
        summary={
          <span className="min-w-0">
            <span className="text-ink-3">{words(fact.kind)}</span>{" "}
            <code>
              <Name text={fact.name} max={48} />
            </code>
            {pointing.length > 0 && (
              <span className="tag ml-2">{notesWords(pointing.map(({ number }) => number))}</span>
            )}
          </span>
        }
      >
        <p className="my-1 text-xs text-ink-3">
          <CopyId id={placeOf(fact)} max={120} label="Copy where it was read" />
          <br />
          In this form since <RelativeTime at={fact.readAt} now={now} />, read by collection{" "}
          <CopyId id={fact.collectionId} label="Copy the collection" /> of{" "}
          <Link href={at(`/sources/${fact.sourceSlug}`, asOf)} prefetch={false}>
            <Name text={fact.sourceSlug} max={40} />
          </Link>
          . Key <CopyId id={fact.key} max={72} label="Copy the key" />
        </p>
        <div className="relative">
          <button type="button" data-copy-text={id} className="btn sm no-print absolute top-2 right-4">
            <Copy className="icon size-3" aria-hidden />
            Copy<span className="sr-only"> the document of {words(fact.kind)}</span>
          </button>
          <pre id={id} className="raw" tabIndex={0} role="region" aria-label={`Document of ${words(fact.kind)}`}>
            <bdi>
              {parts.map(({ text, deciding }, index) =>
                deciding ? (
                  <mark key={index} id={index === firstMark && told !== undefined ? `note-${told}` : undefined}>
                    {showableDocument(text)}
                  </mark>
                ) : (
                  showableDocument(text)
                ),
              )}
            </bdi>
            {cut && `\n… cut after ${number(MAX_DOCUMENT)} of ${number(length)} characters`}
          </pre>
        </div>
      </Fold>
    </li>
  );
}

function notesWords(numbers: number[]): string {
  return `${numbers.length === 1 ? "note" : "notes"} ${list(numbers.map(String))}`;
}

/** The call, or the file with its document and line. */
function placeOf({ evidence: { source, document, line } }: FactView): string {
  const place = [source, document && document > 1 && `document ${document}`, line && `line ${line}`];
  return place.filter(Boolean).join(", ");
}

function cutAt(parts: DocumentPart[]): { parts: DocumentPart[]; cut: boolean; length: number } {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  let room = MAX_DOCUMENT;
  const shown = parts.flatMap((part) => {
    const text = part.text.slice(0, Math.max(0, room));
    room -= part.text.length;
    return text === "" ? [] : [{ ...part, text }];
  });
  return { parts: shown, cut: length > MAX_DOCUMENT, length };
}
