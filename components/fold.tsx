import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Something that opens: works without scripts, opens by itself in print and when found in the page. */
export function Fold({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="fold" open={open}>
      <summary>
        <ChevronRight className="icon turn" aria-hidden />
        {summary}
      </summary>
      {children}
    </details>
  );
}
