"use client";

import { useEffect, useRef } from "react";
import { connectTips } from "./tips.ts";

/** The one tooltip of the page. */
export function TipLayer() {
  const tip = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);

  // Outside system: the document's pointer, focus, click and key events.
  useEffect(() => {
    if (tip.current && status.current) return connectTips(document, tip.current, status.current);
  }, []);

  return (
    <>
      <div ref={tip} id="tip" role="tooltip" popover="manual" className="tip no-print" />
      <p ref={status} role="status" className="sr-only" />
    </>
  );
}
