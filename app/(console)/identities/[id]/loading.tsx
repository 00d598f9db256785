import { ConsoleSkeleton, SkeletonRows } from "../../console-skeleton.tsx";

export default function LoadingIdentity() {
  return (
    <ConsoleSkeleton>
      <div className="mx-auto grid max-w-[95rem] gap-14 px-(--gutter) pt-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          <div className="skel mb-6 w-64" />
          <div className="skel mb-3 h-9 w-4/5" />
          <div className="skel mb-6 h-9 w-1/2" />
          <div className="skel mb-3 w-3/5" />
          <div className="skel mb-10 w-2/5" />
          <div className="mb-9 flex gap-6 border-b border-rule pb-3">
            {Array.from({ length: 5 }, (_, tab) => (
              <div key={tab} className="skel w-16" />
            ))}
          </div>
          <SkeletonRows rows={8} height={3.5} />
        </div>
        <div className="hidden flex-col gap-5 lg:flex">
          {Array.from({ length: 16 }, (_, line) => (
            <div key={line} className={`skel ${line % 3 === 0 ? "w-2/5" : "w-4/5"}`} />
          ))}
        </div>
      </div>
    </ConsoleSkeleton>
  );
}
