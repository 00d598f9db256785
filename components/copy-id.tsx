import { Copy } from "lucide-react";
import { Name } from "./name.tsx";

interface CopyIdProps {
  /** What is copied. */
  id: string;
  /** What is shown, when the id says more than one wants to read. */
  shown?: string;
  max?: number;
  label?: string;
  /** Where many stand close together: the sign shows on hover and focus only. */
  quiet?: boolean;
}

/** An id or a line to paste: one click copies all of it, however short it is shown. */
export function CopyId({ id, shown = id, max = 96, label = "Copy", quiet }: CopyIdProps) {
  return (
    <button
      type="button"
      data-copy={id}
      data-tip={shown === id ? undefined : id}
      className="group inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm text-left hover:bg-hover"
    >
      <code className="min-w-0 [overflow-wrap:anywhere]">
        <Name text={shown} max={max} />
      </code>
      <Copy
        className={`icon no-print size-3 text-ink-3 ${quiet ? "-ml-1 w-0 opacity-0 group-hover:ml-0 group-hover:w-3 group-hover:opacity-100 group-focus-visible:ml-0 group-focus-visible:w-3 group-focus-visible:opacity-100" : ""}`}
        aria-hidden
      />
      <span className="sr-only">{label}</span>
    </button>
  );
}
