import { CopyId } from "#components/copy-id.tsx";
import { Sentence } from "#components/name.tsx";
import type { Reading } from "#lib/domain/credentials/reading.ts";
import { kindWords, sentFields } from "./name-words.ts";

/** What was read, field by field: exactly what is sent when one searches. */
export function ReadingView({ reading: { findings, nameless } }: { reading: Reading }) {
  return (
    <div className="mt-4 grid gap-3">
      {findings.map(({ name, remarks }) => (
        <div key={JSON.stringify(name)} className="rounded-lg border border-rule-2 bg-sheet px-4 py-3">
          <p className="text-sm">
            <b>{kindWords(name)}</b>
            <span className="text-ink-3">. This is sent, and nothing else:</span>
          </p>
          <dl className="facts mt-2">
            {sentFields(name).map(({ label, values }) => (
              <div key={label} className="contents">
                <dt>{label}</dt>
                <dd className="min-w-0 [overflow-wrap:anywhere]">
                  {values.map((value) => (
                    <div key={value}>
                      <CopyId id={value} quiet />
                    </div>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          {remarks.map((remark) => (
            <p key={remark} className="mt-2 text-sm text-ink-2">
              <Sentence text={remark} />
            </p>
          ))}
        </div>
      ))}
      {nameless.map((sentence) => (
        <p key={sentence} className="max-w-[68ch] text-sm text-pretty">
          {sentence}
        </p>
      ))}
    </div>
  );
}
