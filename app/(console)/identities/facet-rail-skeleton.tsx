/** The room of the rail while its values are counted. */
export function FacetRailSkeleton() {
  return (
    <div className="flex flex-col gap-[15px] py-2" aria-hidden>
      {Array.from({ length: 16 }, (_, line) => (
        <div key={line} className="skel w-4/5" />
      ))}
    </div>
  );
}
