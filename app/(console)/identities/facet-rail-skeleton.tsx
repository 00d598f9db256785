/** The room of the rail while its values are counted. */
export function FacetRailSkeleton() {
  return <div className="skel-lines" aria-hidden />;
}
