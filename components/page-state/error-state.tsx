"use client";

import { RotateCw } from "lucide-react";

interface ErrorStateProps {
  error: unknown;
  retry: () => void;
}

/** Something failed that nobody foresaw: what is still right, how to try again, and what to tell the operator. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[95rem] px-(--gutter) py-9">
      <p className="kicker mb-2.5">Error</p>
      <h1 className="max-w-[30ch]">
        Something went wrong
        {digest && (
          <>
            {" "}
            (ref <code className="text-[0.845em]">{digest}</code>)
          </>
        )}
      </h1>
      <p className="lede mt-3">
        This page could not be shown. Nothing was changed, and other pages are not affected. The log of Rollcall has the
        cause{digest && " under this reference"}.
      </p>
      <button type="button" className="btn primary mt-6" onClick={retry}>
        <RotateCw className="icon" aria-hidden />
        Try again
      </button>
    </main>
  );
}
