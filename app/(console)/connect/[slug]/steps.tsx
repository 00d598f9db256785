import type { Route } from "next";
import Link from "next/link";
import { count } from "#components/words/count.ts";
import type { Connecting } from "./load.ts";
import { tallyOf } from "./test/verdict.ts";

const STEPS = ["read", "grant", "test", "first"] as const;

export type Step = (typeof STEPS)[number];

const LABELS: Record<Step, string> = {
  read: "What we read",
  grant: "Grant it",
  test: "Test the connection",
  first: "First collection",
};

/** The four steps as a chain: done, here, to come. Steps that can be gone to are links. */
export function Steps({ current, connecting }: { current: Step; connecting: Connecting }) {
  const reached = STEPS.indexOf(furthest(connecting));
  return (
    <ol className="steps" aria-label="Steps">
      {STEPS.map((step, index) => {
        const here = step === current;
        return (
          <li
            key={step}
            className={!here && (index < STEPS.indexOf(current) || isDone(step, connecting)) ? "done" : ""}
            aria-current={here ? "step" : undefined}
          >
            {!here && index <= reached ? (
              <Link href={`/connect/${connecting.setup.slug}/${step}` as Route}>{LABELS[step]}</Link>
            ) : (
              LABELS[step]
            )}
            <small>{note(step, connecting)}</small>
          </li>
        );
      })}
    </ol>
  );
}

/** Where somebody who comes back goes on. */
export function furthest({ setup, test }: Connecting): Step {
  if (setup.state !== "draft" || test?.status === "done") return "first";
  if (test || (setup.settings && Object.keys(setup.settings.fields).length > 0)) return "test";
  return setup.settings ? "test" : "read";
}

function isDone(step: Step, { setup, test }: Connecting): boolean {
  if (setup.state !== "draft") return true;
  if (step === "test") return test?.status === "done";
  if (step === "grant") return test !== null;
  return step === "read" && setup.settings !== null;
}

function note(step: Step, { setup, live, test }: Connecting): string {
  if (step === "read") return `${setup.settings?.permissions.length ?? live.permissions.length} rights, all to read`;
  if (step === "test" && test?.status === "done") {
    const { missing, unknown } = tallyOf(setup.settings?.permissions ?? [], test);
    if (missing.length > 0) return `${count(missing.length, "right")} missing`;
    return unknown === 0 ? "everything granted" : `${count(unknown, "right")} not checked`;
  }
  return "";
}
