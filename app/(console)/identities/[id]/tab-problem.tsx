"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { Sentence } from "#components/name.tsx";

/** A tab that could not be read; what stands above and beside it was, and is right. */
export function TabProblem({ problem }: { problem: string }) {
  const router = useRouter();
  return (
    <div role="status" className="border-t border-ink py-4">
      <p>
        <Sentence text={problem} /> What stands above and beside this was read and is right.
      </p>
      <button type="button" className="btn sm mt-3" onClick={() => router.refresh()}>
        <RotateCw className="icon" aria-hidden />
        Try again
      </button>
    </div>
  );
}
