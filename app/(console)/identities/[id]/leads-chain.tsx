import { Sentence } from "#components/name.tsx";
import type { ChainOut } from "#lib/domain/inventory/leads-view.ts";
import { AnswerMark } from "./answer-mark.tsx";
import { LeadsEndView } from "./leads-end.tsx";

/** One chain, a line for each step with what makes it so. */
export function LeadsChain({ chain: { answer, steps, end }, asOf }: { chain: ChainOut; asOf: Date | null }) {
  return (
    <li className="border-b border-rule py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong className="font-medium [overflow-wrap:anywhere]">
          <Sentence text={end} />
        </strong>
        <AnswerMark answer={answer} />
      </p>
      <ol className="mt-1.5 grid gap-1.5 pl-5">
        {steps.map((step, index) => (
          <li key={index} className="list-decimal text-sm text-pretty text-ink-2 [overflow-wrap:anywhere]">
            <Sentence text={step.sentence} />
            {step.to.id !== null && (
              <>
                {" "}
                <LeadsEndView end={step.to} asOf={asOf} />
              </>
            )}
            {step.conditions.map((condition) => (
              <span key={condition} className="block text-xs">
                <Sentence text={condition} />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </li>
  );
}
