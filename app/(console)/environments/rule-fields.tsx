import { PLACE_KINDS } from "#lib/domain/environments/place-kinds.ts";
import { FIELDS_OF, type DraftField, type DraftRule } from "./draft.ts";
import type { DraftFault } from "./draft-rules.ts";
import { kindsWords } from "./rule-words.ts";

interface RuleFieldsProps {
  rule: DraftRule;
  fault: DraftFault | null;
}

const FIELDS: Record<DraftField, { label: string; help: string }> = {
  keys: {
    label: "Keys of labels or tags",
    help: "A line each, the last part only: env stands for example.com/env too.",
  },
  values: { label: "Values", help: "A line each, in any case." },
  patterns: {
    label: "Names",
    help: "A line each. A word is found anywhere between other words; with * the whole name must be like it: prod-*",
  },
  aliases: { label: "Resources", help: "The key of a resource on each line." },
};

const BOX = "w-full rounded-md border border-control bg-sheet px-2.5";

/** The fields of one rule. They have no state but what is typed. */
export function RuleFields({ rule, fault }: RuleFieldsProps) {
  const offered = [...new Set([...PLACE_KINDS, ...rule.kinds])];
  const environment = `${rule.id}-environment`;
  return (
    <div className="grid gap-4 pt-2 pb-4 sm:grid-cols-2">
      <div>
        <label htmlFor={environment} className="mb-1 block text-sm font-[560]">
          Environment
        </label>
        <input
          id={environment}
          name={environment}
          defaultValue={rule.environment}
          list="environment-names"
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          aria-invalid={fault?.field === environment || undefined}
          className={`${BOX} h-9 text-sm`}
        />
      </div>
      {rule.match === "listed" ? (
        <span className="hidden sm:block" />
      ) : (
        <fieldset>
          <legend className="mb-1 text-sm font-[560]">Kinds</legend>
          <div className="flex flex-wrap gap-x-4">
            {offered.map((kind) => (
              <label key={kind} className="inline-flex min-h-6 items-center gap-1.5 text-sm">
                <input
                  type="checkbox"
                  className="cb"
                  name={`${rule.id}-kinds`}
                  value={kind}
                  defaultChecked={rule.kinds.includes(kind)}
                />
                {kindsWords(kind)}
              </label>
            ))}
          </div>
          <p className="mt-1 text-xs text-ink-3">None ticked: resources of any kind.</p>
        </fieldset>
      )}
      {FIELDS_OF[rule.match].map((field) => (
        <Lines key={field} rule={rule} field={field} fault={fault} />
      ))}
    </div>
  );
}

function Lines({ rule, field, fault }: { rule: DraftRule; field: DraftField; fault: DraftFault | null }) {
  const id = `${rule.id}-${field}`;
  const { label, help } = FIELDS[field];
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-[560]">
        {label}
      </label>
      <textarea
        id={id}
        name={id}
        rows={4}
        defaultValue={rule.lines[field]}
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby={`${id}-help`}
        aria-invalid={fault?.field === id || undefined}
        className={`${BOX} py-1.5 font-mono text-xs`}
      />
      <p id={`${id}-help`} className="mt-1 text-xs text-ink-3">
        {help}
      </p>
    </div>
  );
}
