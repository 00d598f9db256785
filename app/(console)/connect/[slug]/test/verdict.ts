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
  const tally = tallyOf(chosen, test);
  if (tally.granted === chosen.length) {
    return {
      title: `Everything that was asked for can be read of ${slug}.`,
      lede: excessWords(test),
      goOn: "Continue",
    };
  }
  if (tally.missing.length === 0) {
    return {
      title: `Whether everything can be read of ${slug} is not known.`,
      lede: `${count(tally.unknown, "right")} could not be checked. The first collection shows what is really read.`,
      goOn: "Continue and find out",
    };
  }
  const needed = tally.missing.filter((id) => rights.find((right) => right.id === id)?.need === "required");
  const what = tally.missing.map((id) => rights.find((right) => right.id === id)?.right ?? id);
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

/** Rights by what was found of them; what nobody answered is unknown. */
export function tallyOf(chosen: readonly string[], test: ConnectionTestView) {
  const status = new Map(test.checks.map((check) => [check.id, check.status]));
  const granted = chosen.filter((id) => status.get(id) === "granted").length;
  const missing = chosen.filter((id) => status.get(id) === "missing");
  return { granted, missing, unknown: chosen.length - granted - missing.length };
}

function excessWords({ result }: ConnectionTestView): string {
  if (!result?.excess) return "Whether more was granted than is needed is not known.";
  return result.excess.length === 0 ? "No right beyond those was found." : "But more was granted than is needed.";
}
