import { ChangeBody } from "#components/change-body.tsx";
import { Interval } from "#components/interval.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { CappedList } from "./capped-list.tsx";
import type { LoadedIdentity } from "./load.ts";

/** What changed about it, newest first. */
export function History({ loaded }: { loaded: LoadedIdentity }) {
  const { history, coverage } = loaded.identity;
  return (
    <Section id="history" title="History" aside={history.length > 0 && count(history.length, "change")}>
      {history.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {coverage.collection ? "Nothing about it has changed since it was first read." : "It has not been read yet."}
        </p>
      ) : (
        <CappedList loaded={loaded} list="history" items={history}>
          {(shown) => (
            <ol className="tl pt-3">
              {shown.map((change) => (
                <li key={change.id}>
                  <span className="when">
                    <Interval notBefore={change.notBefore} notAfter={change.notAfter} now={loaded.now} />
                  </span>
                  <span className="node" aria-hidden />
                  <div className="min-w-0">
                    <p className="text-base">
                      <Sentence text={change.sentence} />
                    </p>
                    <ChangeBody change={change} showType />
                  </div>
                </li>
              ))}
            </ol>
          )}
        </CappedList>
      )}
    </Section>
  );
}
