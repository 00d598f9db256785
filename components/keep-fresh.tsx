"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again and again while something on it is under way; what is typed and focused stays. */
export function KeepFresh({ everyMs = 1000 }: { everyMs?: number }) {
  const router = useRouter();
  // Outside system: the clock. A hidden page waits until somebody looks at it again.
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
