import type { PermissionRule } from "#collectors/types.ts";
import { count } from "#components/words/count.ts";
import type { ConnectionTestView } from "#lib/domain/sources/connection-test.ts";

/** What a test amounts to, and whether one can go on. */
export interface Verdict {
  title: string;
  lede: string;
  /** Label of the button that goes on; null when there is nothing to go on with. */
  goOn: string | null;
}

/** Says in a sentence what a test found. Pure. */
export function verdictOf(
  slug: string,
  rights: readonly PermissionRule[],
  chosen: readonly string[],
  test: ConnectionTestView | null,
  workers: number,
): Verdict {
  if (!test) {
    return {
      title: "How is it reached?",
      lede: "The credential is sealed before it is stored: only a worker can open it.",
      goOn: null,
    };
  }
  if (test.status === "failed") {
    return {
      title: `${slug} could not be read.`,
      lede: test.error ?? "The test ended by an unexpected error.",
      goOn: null,
    };
  }
  if (test.status !== "done") {
    const answered = test.checks.length;
    if (answered === 0 && workers === 0) {
      return {
        title: "The test waits for a worker.",
        lede: "No worker is running. It begins as soon as one starts.",
        goOn: null,
      };
    }
    return {
      title: `Asking ${slug} what may be read`,
      lede: `${answered} of ${count(chosen.length, "right")} answered.`,
      goOn: null,
    };
  }
  const missing = test.checks.filter(({ status }) => status !== "granted");
  const needed = missing.filter(({ id }) => rights.find((right) => right.id === id)?.need === "required");
  if (missing.length === 0) {
    const excess = test.result?.excess?.length ?? 0;
    return {
      title: `Everything that was asked for can be read of ${slug}.`,
      lede: excess === 0 ? "Nothing more was granted than is needed." : "But more was granted than is needed.",
      goOn: "Continue",
    };
  }
  const what = missing.map(({ id }) => rights.find((right) => right.id === id)?.right ?? id);
  const named = what.length <= 3 ? what.join(", ") : `${what.slice(0, 2).join(", ")} and ${what.length - 2} more`;
  return {
    title: `${slug} can be read, except: ${named}.`,
    lede:
      needed.length === 0
        ? "You can go on. What is missing is shown as unread, never as “nothing there”."
        : `${count(needed.length, "right")} of those are required: without them hardly anything can be said.`,
    goOn: "Continue with partial coverage",
  };
}
