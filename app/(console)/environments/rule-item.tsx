import { ArrowDown, ArrowUp, ChevronRight, X } from "lucide-react";
import { Sentence } from "#components/name.tsx";
import { count } from "#components/words/count.ts";
import type { DraftRule } from "./draft.ts";
import type { DraftFault } from "./draft-rules.ts";
import { RuleFields } from "./rule-fields.tsx";
import { ruleSentence } from "./rule-words.ts";

interface RuleItemProps {
  rule: DraftRule;
  /** From 1. */
  place: number;
  last: boolean;
  /** Null: it was not saved yet. */
  decides: number | null;
  faulty: DraftFault | null;
}

/** One rule: what it says, what it decides, and its fields when it is opened. */
export function RuleItem({ rule, place, last, decides, faulty }: RuleItemProps) {
  const says = ruleSentence(rule);
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-start gap-x-2 border-b border-rule py-1.5 sm:grid-cols-[1.75rem_minmax(0,1fr)_auto]">
      <input type="hidden" name="rule" value={rule.id} />
      <input type="hidden" name={`${rule.id}-match`} value={rule.match} />
      <span className="pt-1 text-right text-sm text-ink-3 tabular-nums">{place}.</span>
      <details id={rule.id} tabIndex={-1} className="fold min-w-0 text-sm" open={says === null || faulty !== null}>
        <summary className="py-0.5">
          <ChevronRight className="icon turn" aria-hidden />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {says === null ? `New rule by ${rule.match === "label" ? "label" : "name"}` : <Sentence text={says} />}
            <span className="ms-2 text-xs whitespace-nowrap text-ink-3">{decided(decides)}</span>
          </span>
        </summary>
        <RuleFields rule={rule} fault={faulty} />
      </details>
      <span className="no-print col-start-2 flex gap-0.5 sm:col-start-3">
        <Turn rule={rule} place={place} verb="up" off={place === 1} />
        <Turn rule={rule} place={place} verb="down" off={last} />
        <Turn rule={rule} place={place} verb="remove" off={false} />
      </span>
    </li>
  );
}

const TURNS = {
  up: { Icon: ArrowUp, label: "up" },
  down: { Icon: ArrowDown, label: "down" },
  remove: { Icon: X, label: "" },
} as const;

interface TurnProps {
  rule: DraftRule;
  place: number;
  verb: keyof typeof TURNS;
  off: boolean;
}

function Turn({ rule, place, verb, off }: TurnProps) {
  const { Icon, label } = TURNS[verb];
  return (
    <button
      id={`${rule.id}-${verb}`}
      type="submit"
      name="intent"
      value={`${verb}:${rule.id}`}
      className="iconbtn aria-disabled:opacity-40"
      aria-label={verb === "remove" ? `Remove rule ${place}` : `Move rule ${place} ${label}`}
      // Not disabled: a rule that has come to the end would lose the focus.
      aria-disabled={off}
      onClick={(event) => off && event.preventDefault()}
    >
      <Icon className="icon" aria-hidden />
    </button>
  );
}

function decided(decides: number | null): string {
  if (decides === null) return "not saved yet";
  return decides === 0 ? "decides nothing now" : `decides ${count(decides, "resource")}`;
}
