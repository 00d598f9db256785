import { Check, LoaderCircle, Minus, X } from "lucide-react";
import type { PermissionRule } from "#collectors/types.ts";
import { Sentence } from "#components/name.tsx";
import type { CheckedRight, ConnectionTestView } from "#lib/domain/sources/connection-test.ts";

interface CheckTableProps {
  rights: readonly PermissionRule[];
  chosen: readonly string[];
  test: ConnectionTestView;
}

/** An answer per right, as they come; below a missing one what the system said and what to do. */
export function CheckTable({ rights, chosen, test }: CheckTableProps) {
  const answers = new Map(test.checks.map((check) => [check.id, check]));
  const ended = test.status === "done" || test.status === "failed";
  return (
    <section aria-labelledby="rights" className="mt-8">
      <div className="sec-head">
        <h2 id="rights">Rights</h2>
        <p className="text-sm text-ink-3">{tally(test.checks)}</p>
      </div>
      <table className="tbl loose rights">
        <caption className="sr-only">Result per right</caption>
        <thead>
          <tr>
            <th scope="col" className="w-28">
              Result
            </th>
            <th scope="col">Right</th>
            <th scope="col">Without it</th>
            <th scope="col" className="w-28">
              Need
            </th>
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => {
            const check = answers.get(right.id);
            return (
              <tr key={right.id}>
                <td>
                  <Result check={check} asked={chosen.includes(right.id)} ended={ended} />
                </td>
                <th scope="row">
                  <code>{right.right}</code>
                  {check && check.status !== "granted" && <Fix check={check} />}
                </th>
                <td className="text-ink-2" data-label="Without it">
                  <Sentence text={right.without} />
                </td>
                <td className="text-ink-3" data-label="Need">
                  {right.need}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function tally(checks: CheckedRight[]): string {
  const granted = checks.filter(({ status }) => status === "granted").length;
  const missing = checks.filter(({ status }) => status === "missing").length;
  const unknown = checks.length - granted - missing;
  return [`${granted} granted`, `${missing} missing`, unknown > 0 ? `${unknown} unknown` : ""]
    .filter(Boolean)
    .join(", ");
}

function Result({ check, asked, ended }: { check: CheckedRight | undefined; asked: boolean; ended: boolean }) {
  if (!asked) return <Mark icon={Minus} color="text-ink-3" word="Left out" />;
  if (!check) return ended ? <Mark icon={Minus} color="text-partial" word="Unknown" /> : <Asking />;
  if (check.status === "granted") return <Mark icon={Check} color="text-complete" word="Granted" />;
  if (check.status === "missing") return <Mark icon={X} color="text-denied" word="Missing" />;
  return <Mark icon={Minus} color="text-partial" word="Unknown" />;
}

function Asking() {
  return (
    <span className="cov text-ink-2">
      <LoaderCircle className="icon size-3.5 stroke-2 motion-safe:animate-spin" aria-hidden />
      Asking
    </span>
  );
}

function Mark({ icon: Icon, color, word }: { icon: typeof Check; color: string; word: string }) {
  return (
    <span className={`cov ${color}`}>
      <Icon className="icon size-3.5 stroke-2" aria-hidden />
      {word}
    </span>
  );
}

function Fix({ check }: { check: CheckedRight }) {
  return (
    <div className="mt-1.5 max-w-[76ch]">
      {check.detail && (
        <pre className="overflow-x-auto rounded-md bg-sunken px-3 py-1.5 text-xs whitespace-pre-wrap">
          {check.detail}
        </pre>
      )}
      {check.fix && (
        <p className="mt-1 text-sm">
          <Sentence text={check.fix} />
        </p>
      )}
    </div>
  );
}
