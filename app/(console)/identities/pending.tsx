"use client";

import { createContext, use, useTransition, type ReactNode, type TransitionStartFunction } from "react";

const Pending = createContext<[boolean, TransitionStartFunction]>([false, (run) => run()]);

/** Lets filters say that the list they changed is on its way. */
export function PendingProvider({ children }: { children: ReactNode }) {
  return <Pending value={useTransition()}>{children}</Pending>;
}

export function usePending(): [boolean, TransitionStartFunction] {
  return use(Pending);
}

/** Keeps showing the old list, dimmed, until the new one is there. */
export function PendingArea({ children }: { children: ReactNode }) {
  const [pending] = usePending();
  return (
    <div className="pending-area" aria-busy={pending}>
      {children}
    </div>
  );
}
