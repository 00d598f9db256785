import { Ban, Check, CircleHelp, Lock, type LucideIcon } from "lucide-react";
import type { TrustAnswer } from "#lib/domain/inventory/trust-view.ts";

const MARKS: Record<TrustAnswer, { icon: LucideIcon; words: string; color: string }> = {
  yes: { icon: Check, words: "yes", color: "text-ink" },
  conditional: { icon: Lock, words: "on conditions", color: "text-ink" },
  unknown: { icon: CircleHelp, words: "not known", color: "text-ink-2" },
  no: { icon: Ban, words: "no", color: "text-ink-3" },
};

/** One of four answers: a mark and its word. */
export function AnswerMark({ answer }: { answer: TrustAnswer }) {
  const { icon: Icon, words, color } = MARKS[answer];
  return (
    <span className={`cov ${color}`}>
      <Icon className="icon size-3.5 stroke-2" aria-hidden />
      {words}
    </span>
  );
}
