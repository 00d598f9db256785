import { Minus } from "lucide-react";
import { Sentence } from "#components/name.tsx";
import { list } from "#components/words/count.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import type { PartRead } from "#lib/domain/systems/github/repositories/repository-view.ts";

interface PartNoteProps {
  read: PartRead;
  /** What was or was not read, the verb included where it has one: `Deploy keys`. */
  what: string;
}

/** Why a part cannot be taken for all there is; nothing where it was read to its end. */
export function PartNote({ read: { status, reason }, what }: PartNoteProps) {
  if (status === "complete") return null;
  return (
    <p className="flex items-baseline gap-2 py-2.5 text-sm text-pretty text-ink-2">
      {status === "partial" ? (
        <span className="half shrink-0 text-partial" aria-hidden />
      ) : (
        <Minus className="icon size-3.5 shrink-0 self-center text-ink-3" aria-hidden />
      )}
      <span>
        <Sentence text={`${what} ${status === "unread" ? "not read" : "read in part"}. ${reason}`} />
      </span>
    </p>
  );
}

/** The same of several parts; those of which the same is to be said on one line. */
export function PartNotes({ parts }: { parts: PartNoteProps[] }) {
  const groups = groupBy(parts, ({ read: { status, reason } }) => `${status} ${reason}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    return first && <PartNote key={first.what} read={first.read} what={list(group.map(({ what }) => what))} />;
  });
}

/** Said of a part that has nothing in it: only a complete read shows that there is nothing. */
export function Nothing({ read, none }: { read: PartRead; none: string }) {
  return read.status === "complete" ? <p className="py-2.5 text-sm text-ink-2">{none}</p> : null;
}
