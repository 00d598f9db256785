import { ArrowRight, Minus, PenLine, Plus, RefreshCw, type LucideIcon } from "lucide-react";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";

const TYPES: Record<ChangeView["type"], { icon: LucideIcon; color: string }> = {
  added: { icon: Plus, color: "text-add" },
  removed: { icon: Minus, color: "text-del" },
  changed: { icon: PenLine, color: "text-ink-2" },
  renamed: { icon: ArrowRight, color: "text-ink-2" },
  recreated: { icon: RefreshCw, color: "text-ink-2" },
};

/** What kind of change it is: a glyph, a color and the word. */
export function ChangeType({ type }: { type: ChangeView["type"] }) {
  const { icon: Icon, color } = TYPES[type];
  return (
    <span className={`inline-flex items-center gap-1.5 text-xs font-[560] align-middle whitespace-nowrap ${color}`}>
      <Icon className="icon size-3.5 stroke-2" aria-hidden />
      {type}
    </span>
  );
}
