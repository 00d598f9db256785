import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { ChangeDiff } from "./change-diff.tsx";
import { ChangeType } from "./change-type.tsx";
import { CopyId } from "./copy-id.tsx";
import { Fold } from "./fold.tsx";
import { Sentence } from "./name.tsx";
import { count } from "./words/count.ts";

/** A change below its sentence: why it ended, what differs, and what it is called. */
export function ChangeBody({ change, showType }: { change: ChangeView; showType?: boolean }) {
  return (
    <>
      {change.reason && (
        <p className="text-ink-2">
          <Sentence text={change.reason} />
        </p>
      )}
      {change.differences.length > 0 && (
        <Fold summary={<span className="text-ink-2">{count(change.differences.length, "difference")}</span>}>
          <ChangeDiff differences={change.differences} />
        </Fold>
      )}
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
        {showType && <ChangeType type={change.type} />}
        <CopyId id={change.key} max={72} />
      </p>
    </>
  );
}
