import { list } from "./words/count.ts";
import { lookAlikes } from "./words/look-alikes.ts";
import { middleTruncate, showable } from "./words/names.ts";

/**
 * A name that came from outside: text only, isolated in direction, shortened in the middle, whole in its title. One that
 * can be taken for another is marked.
 */
export function Name({ text, max = 64 }: { text: string; max?: number }) {
  const whole = showable(text);
  const short = middleTruncate(whole, max);
  return (
    <>
      <LookAlike text={whole} />
      {short === whole ? (
        <bdi>{whole}</bdi>
      ) : (
        <bdi title={whole}>
          <span aria-hidden>{short}</span>
          <span className="sr-only">{whole}</span>
        </bdi>
      )}
    </>
  );
}

/** A sentence that has names of strangers in it; what stands between backticks is set as code. */
export function Sentence({ text }: { text: string }) {
  const parts = showable(text).split("`");
  // Cut in the middle of code.
  if (parts.length % 2 === 0 && text.endsWith("…")) parts.push("");
  if (parts.length % 2 === 0) return <bdi>{parts.join("`")}</bdi>;
  return <bdi>{parts.map((part, index) => (index % 2 === 1 ? <Code key={index} text={part} /> : part))}</bdi>;
}

function Code({ text }: { text: string }) {
  return (
    <code>
      <LookAlike text={text} />
      {text}
    </code>
  );
}

/** Says before a name which letters in it are not what they look like; nothing before all others. */
export function LookAlike({ text }: { text: string }) {
  const scripts = lookAlikes(text);
  if (scripts.length === 0) return null;
  const which = list(scripts);
  return (
    <span className="look-alike" title={`This name holds ${which} letters that look like others.`}>
      {which}
      <span className="sr-only"> letters: </span>
    </span>
  );
}
