import { middleTruncate, showable } from "./words/names.ts";

/** A name that came from outside: text only, isolated in direction, shortened in the middle, whole in its title. */
export function Name({ text, max = 64 }: { text: string; max?: number }) {
  const whole = showable(text);
  const short = middleTruncate(whole, max);
  if (short === whole) return <bdi>{whole}</bdi>;
  return (
    <bdi title={whole}>
      <span aria-hidden>{short}</span>
      <span className="sr-only">{whole}</span>
    </bdi>
  );
}

/** A sentence that has names of strangers in it; what stands between backticks is set as code. */
export function Sentence({ text }: { text: string }) {
  const parts = showable(text).split("`");
  if (parts.length % 2 === 0) return <bdi>{parts.join("`")}</bdi>;
  return <bdi>{parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</bdi>;
}
