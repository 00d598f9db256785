"use client";

import { ConsoleSkeleton, SkeletonRows } from "../console-skeleton.tsx";
import { FacetRailSkeleton } from "./facet-rail-skeleton.tsx";

export default function LoadingIdentities() {
  return (
    <ConsoleSkeleton>
      <div className="grid xl:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="hidden border-r border-rule py-6 pr-5 pl-(--gutter) xl:block">
          <FacetRailSkeleton />
        </div>
        <div className="px-(--gutter) pt-2 xl:pl-6">
          <div className="mb-3 h-9 border-b border-rule pt-2">
            <div className="skel w-3/5" />
          </div>
          <div className="skel mb-5 h-6 w-96 max-w-full" />
          <div className="skel mb-10 h-8" />
          <SkeletonRows rows={20} />
        </div>
      </div>
    </ConsoleSkeleton>
  );
}
