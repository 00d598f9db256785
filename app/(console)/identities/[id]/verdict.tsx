import type { ReactNode } from "react";
import { Name, Sentence } from "#components/name.tsx";
import type { VerdictPart } from "#lib/domain/inventory/verdict.ts";

/** A sentence with its names set apart and, after each claim, the way to its note. */
export function Verdict({ parts, quiet }: { parts: VerdictPart[]; quiet?: boolean }) {
  return parts.map(({ text, name, note }, index) => {
    const mark = note !== undefined && <Footnote number={note} />;
    return (
      <span key={index}>
        {name ? <SetApart text={text} code={!quiet && index === 0} mark={mark} /> : <Words text={text} mark={mark} />}
      </span>
    );
  });
}

/** Names up to this long stay on one line. */
const UNBROKEN = 20;

/** The subject is set as code, as it is everywhere; other names only keep to themselves. */
function SetApart({ text, code, mark }: { text: string; code: boolean; mark: ReactNode }) {
  if (!code) {
    return (
      <span className={text.length <= UNBROKEN ? "whitespace-nowrap" : undefined}>
        <Name text={text} max={48} />
        {mark}
      </span>
    );
  }
  return (
    <code className="text-[0.845em] font-medium tracking-[-0.045em] [overflow-wrap:anywhere]">
      <Name text={text} max={48} />
    </code>
  );
}

/** A mark stays with the word before it. A space at an end would be lost inside an isolated direction. */
function Words({ text, mark }: { text: string; mark: ReactNode }) {
  const last = mark === false ? text.length : text.lastIndexOf(" ") + 1;
  const head = text.slice(0, last);
  return (
    <>
      {head.startsWith(" ") && " "}
      <Sentence text={head.trim()} />
      {head.length > 1 && head.endsWith(" ") && " "}
      {mark !== false && (
        <span className="whitespace-nowrap">
          <Sentence text={text.slice(last)} />
          {mark}
        </span>
      )}
    </>
  );
}

function Footnote({ number }: { number: number }) {
  return (
    <sup className="fn">
      <a href={`#proof-${number}`} aria-label={`Note ${number}`}>
        {number}
      </a>
    </sup>
  );
}
