import { Sentence } from "#components/name.tsx";
import { count } from "#components/words/count.ts";
import type { DraftRule } from "./draft.ts";
import { ruleSentence } from "./rule-words.ts";

/** The rules for those who may not edit them. */
export function RulesRead({ draft, decides }: { draft: DraftRule[]; decides: Readonly<Record<string, number>> }) {
  return (
    <>
      <ol>
        {draft.map((rule, index) => (
          <li key={rule.id} className="flex gap-2 border-b border-rule py-2 text-sm">
            <span className="w-7 shrink-0 text-right text-ink-3 tabular-nums">{index + 1}.</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Sentence text={ruleSentence(rule) ?? ""} />
              {decides[rule.id] !== undefined && (
                <span className="ms-2 text-xs text-ink-3">decides {count(decides[rule.id] ?? 0, "resource")}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-3">Administrators edit the rules.</p>
    </>
  );
}
