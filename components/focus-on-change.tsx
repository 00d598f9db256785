"use client";

import { useEffect, useRef, type ReactNode } from "react";

interface FocusOnChangeProps {
  /** What tells one answer from the next. */
  of: string;
  children: ReactNode;
}

/** Brings a new answer to whoever asked for it from further down the page: into view, and to their keyboard. */
export function FocusOnChange({ of, children }: FocusOnChangeProps) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(of);
  // Outside system: the focus of the document.
  useEffect(() => {
    if (shown.current === of) return;
    shown.current = of;
    place.current?.focus();
    place.current?.scrollIntoView({ block: "nearest" });
  }, [of]);
  return (
    <div ref={place} tabIndex={-1} role="status" className="focus:outline-none">
      {children}
    </div>
  );
}
