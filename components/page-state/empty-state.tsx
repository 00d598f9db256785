import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A page or list with nothing in it: why, and the way on. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="border-t border-ink pt-6 pb-10">
      <h1 className="text-[1.4375rem] leading-tight">{title}</h1>
      {children && <p className="mt-2 max-w-[68ch] text-ink-2">{children}</p>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
