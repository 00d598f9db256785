import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** Stands where a list would, under its filters, and not for the whole page. */
  list?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A page or list with nothing in it: why, and the way on. */
export function EmptyState({ title, list, children, actions }: EmptyStateProps) {
  return (
    <div className={list ? "border-t border-ink pt-6 pb-10" : "pb-10"}>
      <h1 className={list ? "text-[1.4375rem] leading-tight" : "max-w-[30ch]"}>{title}</h1>
      {children && <p className={`max-w-[68ch] text-ink-2 ${list ? "mt-2" : "mt-4 text-lg"}`}>{children}</p>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
