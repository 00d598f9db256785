import type { ReactNode } from "react";

/** The frame of a page that is on its way; it keeps still for a moment, so that quick pages do not flicker. */
export function ConsoleSkeleton({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="sticky top-(--mast) z-10 min-h-8 border-b border-ink bg-paper" />
      <main id="main" tabIndex={-1} aria-busy>
        <p role="status" className="sr-only">
          Loading
        </p>
        <div className="after-a-moment" aria-hidden>
          {children}
        </div>
      </main>
    </>
  );
}

/** So many lines of a list, in its rhythm. */
export function SkeletonRows({ rows, className }: { rows: number; className?: string }) {
  return Array.from({ length: rows }, (_, row) => (
    <div key={row} className={`flex items-center gap-6 border-b border-rule ${className ?? "h-8"}`}>
      <div className="skel w-2/5" />
      <div className="skel w-1/5" />
      <div className="skel w-1/6" />
    </div>
  ));
}
