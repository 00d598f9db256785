import { Copy, Download } from "lucide-react";
import type { GrantDocument } from "#collectors/types.ts";
import { CopyId } from "#components/copy-id.tsx";

/** One text to apply: to copy, to download, with the command that applies it. */
export function GrantText({ document }: { document: GrantDocument }) {
  const id = document.filename.replaceAll(".", "-");
  return (
    <section aria-labelledby={id} className="mt-8">
      <div className="sec-head">
        <h2 id={id}>{document.title}</h2>
        <span className="text-sm text-ink-3">{document.filename}</span>
        <span className="aside flex gap-2">
          <button type="button" className="btn sm" data-copy={document.text}>
            <Copy className="icon size-3" aria-hidden />
            Copy<span className="sr-only"> {document.filename}</span>
          </button>
          <a
            className="btn sm"
            download={document.filename}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(document.text)}`}
          >
            <Download className="icon size-3" aria-hidden />
            Download<span className="sr-only"> {document.filename}</span>
          </a>
        </span>
      </div>
      <pre
        className="mt-3 max-h-[28rem] overflow-auto rounded-md bg-sunken px-4 py-3 text-xs leading-relaxed"
        tabIndex={0}
        role="region"
        aria-label={document.filename}
      >
        {document.text}
      </pre>
      {"command" in document.apply ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm">
          <span className="text-ink-3">Then</span>
          <CopyId id={document.apply.command} label="Copy the command" />
        </p>
      ) : (
        <p className="mt-2 text-sm text-pretty text-ink-2">{document.apply.sentence}</p>
      )}
    </section>
  );
}
