"use client";

import { FlaskConical } from "lucide-react";
import { RemoveSample } from "./remove-sample.tsx";

/** Says that everything shown is made up, and how to be rid of it. */
export function SampleBanner({ remove }: { remove?: () => Promise<string> }) {
  return (
    <section
      aria-label="Sample organization"
      className="no-print flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-rule-2 px-3.5 py-2 text-sm"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-baseline gap-2.5">
        <span className="tag solid">
          <FlaskConical className="icon size-3" aria-hidden />
          Sample
        </span>
        <span className="text-pretty">
          This is the sample organization, made up to look around in.{" "}
          {remove ? "Remove it when you connect your first source." : "An administrator can remove it."}
        </span>
      </p>
      {remove && <RemoveSample remove={remove} />}
    </section>
  );
}
