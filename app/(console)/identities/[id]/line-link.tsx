import type { HomeLink } from "#lib/domain/inventory/detail.ts";

/** A line of the file an identity is written in: a link where the system that shows it is known. */
export function LineLink({ home, line }: { home: HomeLink | null; line: number }) {
  const text = `line ${line}`;
  if (!home || home.line === null) return <span className="text-xs text-ink-3">{text}</span>;
  return (
    <a href={`${home.href}${home.line}${line}`} rel="noreferrer" className="inline-flex min-h-6 items-center text-xs">
      {text}
      <span className="sr-only"> of {home.words}</span>
    </a>
  );
}
