import { Children, type ReactNode } from "react";

/** Where this page stands, from general to particular. */
export function Breadcrumb({ children }: { children: ReactNode }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-3.5">
      <ol className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        {Children.toArray(children).map((child, index) => (
          <li key={index} className="flex min-h-6 min-w-0 items-center gap-2">
            {index > 0 && <span aria-hidden>/</span>}
            {child}
          </li>
        ))}
      </ol>
    </nav>
  );
}
