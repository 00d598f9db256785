/** The panel while its identity is on its way. */
export function PanelSkeleton() {
  return (
    <aside className="panel no-print" aria-label="Identity" aria-busy>
      <PanelLines />
    </aside>
  );
}

/** What it will be: a key, a sentence, the tabs, and lines. */
export function PanelLines() {
  return (
    <div className="after-a-moment pt-12" aria-hidden>
      <div className="skel mb-4 w-4/5" />
      <div className="skel mb-2 h-6" />
      <div className="skel mb-5 h-6 w-3/5" />
      <div className="skel mb-7 w-2/5" />
      <div className="skel mb-6 h-8" />
      {Array.from({ length: 6 }, (_, line) => (
        <div key={line} className="border-b border-rule py-3.5">
          <div className="skel w-4/5" />
        </div>
      ))}
    </div>
  );
}
