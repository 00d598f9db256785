import { Ban, Check, CircleX, EyeOff, History, Minus, PowerOff, type LucideIcon } from "lucide-react";
import { words } from "./words/count.ts";

const MARKS: Record<string, { icon: LucideIcon | null; color: string }> = {
  complete: { icon: Check, color: "text-complete" },
  partial: { icon: null, color: "text-partial" },
  incomplete: { icon: null, color: "text-partial" },
  denied: { icon: Ban, color: "text-denied" },
  failed: { icon: CircleX, color: "text-denied" },
  carried: { icon: History, color: "text-carried" },
  "not-supported": { icon: Minus, color: "text-ink-3" },
  "switched-off": { icon: PowerOff, color: "text-ink-3" },
  "out-of-scope": { icon: EyeOff, color: "text-ink-3" },
};

/** How a read ended: a mark and its word, or other words that mean the same. */
export function CoverageMark({ status, label }: { status: string; label?: string }) {
  const { icon: Icon, color } = MARKS[status] ?? { icon: Minus, color: "text-ink-3" };
  return (
    <span className={`cov ${color}`}>
      {Icon ? <Icon className="icon size-3.5 stroke-2" aria-hidden /> : <span className="half" aria-hidden />}
      {label ?? words(status)}
    </span>
  );
}

/** Stands before a number that may be too small. */
export function AtLeast({ value, when }: { value: string; when: boolean }) {
  if (!when) return value;
  return (
    <span className="at-least">
      <span aria-hidden>{`≥ ${value}`}</span>
      <span className="sr-only">{`at least ${value}`}</span>
    </span>
  );
}
