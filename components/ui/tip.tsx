import type { ReactNode } from "react";

/** Something with an explanation, shown on hover and focus. */
export function Tip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span data-tip={text} tabIndex={0} className="with-icon">
      {children}
    </span>
  );
}
