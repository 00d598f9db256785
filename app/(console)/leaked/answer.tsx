import Link from "next/link";
import { useEffect, useRef } from "react";
import { CopyId } from "#components/copy-id.tsx";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { count } from "#components/words/count.ts";
import type { CredentialAnswer, SearchedSource } from "#lib/domain/credentials/answer.ts";
import { headline, searchedWords } from "./answer-words.ts";
import { Match } from "./match.tsx";
import { kindWords } from "./name-words.ts";
import { Steps } from "./steps.tsx";

interface AnswerProps {
  answer: CredentialAnswer;
  /** There are several: each says what it is about. */
  many: boolean;
}

/** Whose one credential is. It takes the focus when it comes: it is what was asked for. */
export function Answer({ answer, many }: AnswerProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // Outside system: the focus, which stands in a field above.
  useEffect(() => {
    if (!many) title.current?.focus();
  }, [many]);

  const { matches, moreMatches, namesakes, searched, unconnected } = answer;
  return (
    <section className="mt-9 border-t border-ink pt-5" aria-label={`Answer: ${kindWords(answer.name)}`}>
      {many && <p className="kicker mb-1">{kindWords(answer.name)}</p>}
      <h2 ref={title} tabIndex={-1} className="max-w-[40ch] outline-none">
        <Sentence text={headline(answer)} />
      </h2>
      {unconnected && (
        <>
          <p className="mt-2 max-w-[68ch] text-pretty text-ink-2">
            <Sentence text={unconnected.because} />
          </p>
          <Steps steps={unconnected.steps} />
        </>
      )}
      {matches.map((match) => (
        <Match key={match.identity.id} match={match} />
      ))}
      {moreMatches > 0 && (
        <p className="mt-3 text-sm text-ink-2">And {count(moreMatches, "more identity", "more identities")}.</p>
      )}
      {namesakes.length > 0 && (
        <div className="mt-6 text-sm">
          <h3>Not meant, though of the same name</h3>
          <ul className="mt-1">
            {namesakes.map(({ id, key, because }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-2">
                <Link href={`/identities/${id}`}>Open</Link>
                <CopyId id={key} max={72} />
                <span className="text-ink-3">{because}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!unconnected && <Searched searched={searched} answer={answer} />}
    </section>
  );
}

function Searched({ searched, answer }: { searched: SearchedSource[]; answer: CredentialAnswer }) {
  return (
    <div className="mt-6 text-sm">
      <h3>Where it was looked for</h3>
      <p className="mt-1 max-w-[68ch] text-pretty text-ink-2">{searchedWords(answer)}</p>
      <ul className="mt-1">
        {searched.map(({ slug, unread, neverRead }) => (
          <li key={slug} className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5">
            <Link href={`/sources#${slug}`} className="min-h-6 min-w-24">
              <Name text={slug} max={40} />
            </Link>
            {neverRead ? (
              <CoverageMark status="failed" label="never read to its end" />
            ) : unread.length > 0 ? (
              <CoverageMark status="partial" label={`not read completely: ${unread.join(", ")}`} />
            ) : (
              <CoverageMark status="complete" />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
