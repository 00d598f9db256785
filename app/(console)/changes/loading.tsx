import { ConsoleSkeleton, SkeletonRows } from "../console-skeleton.tsx";

export default function LoadingList() {
  return (
    <ConsoleSkeleton>
      <div className="mx-auto max-w-[95rem] px-(--gutter) pt-9">
        <div className="skel mb-10 h-9 w-96 max-w-full" />
        <SkeletonRows rows={10} height={4} />
      </div>
    </ConsoleSkeleton>
  );
}
