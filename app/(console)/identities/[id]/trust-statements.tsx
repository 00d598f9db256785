import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { TrustCondition, TrustStatement, TrustView } from "#lib/domain/inventory/trust-view.ts";
import type { ShownTab } from "./shown.ts";
import { TabLink } from "./tab-link.tsx";

/** Subjects beside a condition; the rest are counted. */
const SHOWN = 6;

interface TrustStatementsProps {
  trust: TrustView;
  shown: ShownTab<"trust">;
}

/** The trust policy statement by statement: whom it names, and what each condition does to the subjects that are known. */
export function TrustStatements({ trust: { statements, document }, shown: { head, params } }: TrustStatementsProps) {
  if (statements.length === 0) return null;
  return (
    <Section
      id="trust-policy"
      title="Trust policy"
      aside={
        document !== null && (
          <TabLink
            id={head.row.id}
            asOf={params.asof}
            to={{ tab: "evidence", fact: document }}
            className="no-print inline-flex min-h-6 items-center"
          >
            As AWS has it
          </TabLink>
        )
      }
    >
      <ol>
        {statements.map((statement) => (
          <Statement key={statement.place} statement={statement} />
        ))}
      </ol>
    </Section>
  );
}

function Statement({ statement: { place, sid, denies, whom, conditions } }: { statement: TrustStatement }) {
  return (
    <li id={`statement-${place}`} className="border-b border-rule py-3.5">
      <p className="text-pretty [overflow-wrap:anywhere]">
        <span className="mr-2 text-xs text-ink-3">
          Statement {place}
          {sid !== null && (
            <>
              {" "}
              <code>
                <Name text={sid} max={40} />
              </code>
            </>
          )}
        </span>
        {denies ? <b>Keeps out</b> : "Lets in"} <Sentence text={whom.slice(0, SHOWN).join(", ")} />
        {whom.length > SHOWN && ` and ${whom.length - SHOWN} more`}
        {conditions.length === 0 ? "." : denies ? ", where" : ", if"}
      </p>
      {conditions.length > 0 && (
        <ul className="mt-1.5 grid gap-2.5 pl-4">
          {conditions.map((condition, index) => (
            <Condition key={index} condition={condition} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Condition({ condition: { words, subjects } }: { condition: TrustCondition }) {
  return (
    <li className="text-sm text-pretty [overflow-wrap:anywhere]">
      <Sentence text={words} />
      {subjects && (
        <div className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
          <Those title="It holds for" subjects={subjects.passes} />
          <Those title="It does not hold for" subjects={subjects.fails} muted />
          <Those title="It may hold for" subjects={subjects.open} />
        </div>
      )}
    </li>
  );
}

function Those({ title, subjects, muted }: { title: string; subjects: string[]; muted?: boolean }) {
  const unique = [...new Set(subjects)];
  if (unique.length === 0) return null;
  return (
    <div className={muted ? "text-ink-3" : "text-ink-2"}>
      <p className="text-xs">
        {title} {count(unique.length, "subject")}
      </p>
      <ul className="text-xs">
        {unique.slice(0, SHOWN).map((subject) => (
          <li key={subject} className="[overflow-wrap:anywhere]">
            <code>
              <Name text={subject} max={72} />
            </code>
          </li>
        ))}
        {unique.length > SHOWN && <li>and {unique.length - SHOWN} more</li>}
      </ul>
    </div>
  );
}
