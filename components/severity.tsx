import { Circle, Diamond, OctagonAlert, TriangleAlert, type LucideIcon } from "lucide-react";

export type Severity = "critical" | "high" | "medium" | "low";

const LOOKS: Record<Severity, { icon: LucideIcon; color: string; word: string }> = {
  critical: { icon: OctagonAlert, color: "text-critical", word: "Critical" },
  high: { icon: TriangleAlert, color: "text-high", word: "High" },
  medium: { icon: Diamond, color: "text-medium", word: "Medium" },
  low: { icon: Circle, color: "text-ink-3", word: "Low" },
};

/** How much it matters: a shape, a color and the word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { icon: Icon, color, word } = LOOKS[severity];
  return (
    <span className={`inline-flex items-center gap-1.5 text-xs font-[560] ${color}`}>
      <Icon className="icon" aria-hidden />
      {word}
    </span>
  );
}
