import { CircleQuestionMark, Eye, UserX, type LucideIcon } from "lucide-react";
import { SYSTEM_ICONS } from "./systems.tsx";

const ICONS: Record<string, LucideIcon> = {
  ...SYSTEM_ICONS,
  observed: Eye,
  unknown: CircleQuestionMark,
  "no-owner": UserX,
};

/** Icons that stand on every line of a list: drawn once per page, referred to by each line. */
export function RowIconSheet() {
  return (
    <svg className="hidden" aria-hidden="true">
      {Object.entries(ICONS).map(([name, Icon]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <Icon strokeWidth={1.8} />
        </symbol>
      ))}
    </svg>
  );
}

/** One of them; without a label it only decorates. */
export function RowIcon({ name, label }: { name: string; label?: string }) {
  const known = Object.hasOwn(ICONS, name) ? name : "other";
  const described = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <svg className="icon row-icon" {...described}>
      <use href={`#icon-${known}`} />
    </svg>
  );
}
