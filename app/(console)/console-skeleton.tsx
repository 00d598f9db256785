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

/** So many lines of a list, so many rem high; painted, because a page would carry the elements of each twice. */
export function SkeletonRows({ rows, height = 2 }: { rows: number; height?: number }) {
  return <div className="skel-rows" style={{ height: `${rows * height}rem`, ["--row" as string]: `${height}rem` }} />;
}
