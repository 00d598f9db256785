import { Name, Sentence } from "#components/name.tsx";
import type { VerdictPart } from "#lib/domain/inventory/verdict.ts";

/** A sentence with its names set apart and, after each claim, the way to its note. */
export function Verdict({ parts, quiet }: { parts: VerdictPart[]; quiet?: boolean }) {
  return parts.map(({ text, name, note }, index) => (
    <span key={index}>
      {name ? <SetApart text={text} code={!quiet && index === 0} /> : spaced(text)}
      {note !== undefined && <Footnote number={note} />}
    </span>
  ));
}

/** Names up to this long stay on one line. */
const UNBROKEN = 20;

/** The subject is set as code, as it is everywhere; other names only keep to themselves. */
function SetApart({ text, code }: { text: string; code: boolean }) {
  if (!code) {
    return (
      <span className={text.length <= UNBROKEN ? "whitespace-nowrap" : undefined}>
        <Name text={text} max={48} />
      </span>
    );
  }
  return (
    <code className="text-[0.845em] font-medium tracking-[-0.045em] [overflow-wrap:anywhere]">
      <Name text={text} max={48} />
    </code>
  );
}

/** A space at an end would be lost inside an isolated direction. */
function spaced(text: string) {
  return (
    <>
      {text.startsWith(" ") && " "}
      <Sentence text={text.trim()} />
      {text.length > 1 && text.endsWith(" ") && " "}
    </>
  );
}

function Footnote({ number }: { number: number }) {
  return (
    <>
      {"\u2060"}
      <sup className="fn">
        <a href={`#proof-${number}`} aria-label={`Note ${number}`}>
          {number}
        </a>
      </sup>
    </>
  );
}
