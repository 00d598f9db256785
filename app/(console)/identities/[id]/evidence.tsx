import { Fold } from "#components/fold.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { words } from "#components/words/count.ts";
import { showableDocument } from "#components/words/names.ts";
import type { FactView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { LoadedIdentity } from "./load.ts";

/** Longer documents are cut on the page; the copy is cut at the same place, and both say so. */
const MAX_DOCUMENT = 20_000;

/** The facts behind the page as they were read, so that nobody has to believe a sentence. */
export function Evidence({ loaded }: { loaded: LoadedIdentity }) {
  const { facts } = loaded.identity;
  return (
    <Section id="evidence" title="Evidence" aside="as it was read, reduced to what is kept">
      {facts.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">Nothing was read about it: it is only known from what names it.</p>
      ) : (
        <CappedList loaded={loaded} list="evidence" items={facts}>
          {(shown) => (
            <ul>
              {shown.map((fact) => (
                <li key={`${fact.noun} ${fact.kind} ${fact.key}`} className="border-b border-rule py-1.5 text-sm">
                  <FactEvidence fact={fact} now={loaded.now} />
                </li>
              ))}
            </ul>
          )}
        </CappedList>
      )}
    </Section>
  );
}

function FactEvidence({ fact, now }: { fact: FactView; now: Date }) {
  const { source, document, line } = fact.evidence;
  const place = [source, document && document > 1 && `document ${document}`, line && `line ${line}`];
  const json = JSON.stringify(fact.content, null, 2);
  return (
    <Fold
      summary={
        <span className="min-w-0">
          <span className="text-ink-3">{words(fact.kind)}</span>{" "}
          <code>
            <Name text={fact.name} max={48} />
          </code>
        </span>
      }
    >
      <p className="my-1 text-xs text-ink-3">
        <CopyId id={place.filter(Boolean).join(", ")} max={120} label="Copy where it was read" />
        <br />
        Read <RelativeTime at={fact.readAt} now={now} /> by collection <CopyId id={fact.collectionId} /> of{" "}
        <Name text={fact.sourceSlug} max={40} />
      </p>
      <pre className="raw" tabIndex={0} aria-label={`Document of ${fact.kind}`}>
        <bdi>{showableDocument(json.slice(0, MAX_DOCUMENT))}</bdi>
        {json.length > MAX_DOCUMENT && `\n… cut after ${MAX_DOCUMENT} of ${json.length} characters`}
      </pre>
    </Fold>
  );
}
