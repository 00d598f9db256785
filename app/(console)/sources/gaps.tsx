import { CoverageMark } from "#components/coverage-mark.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Fold } from "#components/fold.tsx";
import { Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Term } from "#components/term.tsx";
import { blindSpots } from "#components/words/coverage.ts";
import { count, number } from "#components/words/count.ts";
import { ConfirmRemovals } from "./confirm-removals.tsx";
import { groupBy } from "#lib/domain/group-by.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { CoverageGap, SourceCoverage } from "#lib/domain/inventory/detail.ts";

/** More than this of one source says nothing more to a person. */
const SHOWN = 200;

/** So few problems are read at a glance. */
const OPEN_PROBLEMS = 5;

/** Parts of a source that are not complete: first what is a blind spot, then what was chosen or cannot be. */
export function Gaps({ source, now, mayConfirm }: { source: SourceCoverage; now: Date; mayConfirm: boolean }) {
  const blind = blindSpots(source);
  const quiet = source.gaps.filter((gap) => !blind.includes(gap));
  const gaps = [...blind.map((gap) => ({ gap, labels: [gap.label] })), ...alike(quiet)];
  return (
    <>
      <ul>
        {gaps.slice(0, SHOWN).map(({ gap, labels }) => (
          <Gap key={gap.path} gap={gap} labels={labels} now={now} confirmIn={mayConfirm ? source.slug : null} />
        ))}
      </ul>
      {gaps.length > SHOWN && <p className="py-2 text-sm text-ink-3">And {number(gaps.length - SHOWN)} more.</p>}
    </>
  );
}

/** So many that say the same stand on one line. */
const ALIKE = 4;

/** Parts of which the same is said, and nothing else, under one head. */
function alike(gaps: readonly CoverageGap[]): { gap: CoverageGap; labels: string[] }[] {
  const plain = ({ problemCount, heldClosings, lastCompleteAt }: CoverageGap) =>
    problemCount === 0 && heldClosings === 0 && lastCompleteAt === null;
  const groups = groupBy(gaps, (gap) => (plain(gap) ? `${gap.status} ${gap.reason}` : gap.path));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < ALIKE) return group.map((gap) => ({ gap, labels: [gap.label] }));
    return [{ gap: first, labels: group.map(({ label }) => label) }];
  });
}

interface GapProps {
  gap: CoverageGap;
  /** Of all the parts it stands for. */
  labels: string[];
  now: Date;
  /** The source whose removals may be confirmed here. */
  confirmIn: string | null;
}

function Gap({ gap, labels, now, confirmIn }: GapProps) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-rule py-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
      <span className="pt-0.5">
        {gap.heldClosings > 0 && gap.status === "complete" ? (
          <Term id="held-removal">
            <CoverageMark status="partial" label="removals held" />
          </Term>
        ) : (
          <Term id={gap.status as CoverageStatus}>
            <CoverageMark status={gap.status} />
          </Term>
        )}
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <b className="font-[560]">
            {labels.length > 1 ? `${number(labels.length)} kinds of listings` : <Sentence text={gap.label} />}
          </b>
          {labels.length === 1 && (
            <span className="text-xs text-ink-3">
              <CopyId id={gap.path} max={72} label="Copy the path" />
            </span>
          )}
        </p>
        {gap.reason && (
          <p className="max-w-[80ch] text-pretty text-ink-2">
            <Sentence text={gap.reason} />
          </p>
        )}
        {labels.length > 1 && (
          <p className="max-w-[80ch] text-xs text-pretty text-ink-3">
            {labels.map((label, index) => (
              <span key={label}>
                {index > 0 && (index === labels.length - 1 ? " and " : ", ")}
                <Sentence text={index === 0 ? label : lowered(label)} />
              </span>
            ))}
            .
          </p>
        )}
        <p className="text-xs text-ink-3">
          {gap.lastCompleteAt ? (
            <>
              Last complete <RelativeTime at={gap.lastCompleteAt} now={now} />
            </>
          ) : (
            "Never read completely"
          )}
          {gap.heldClosings > 0 &&
            `; ${count(gap.heldClosings, "removal waits", "removals wait")} for the next complete read, or for somebody to confirm`}
        </p>
        {confirmIn !== null && gap.held.length > 0 && (
          <ConfirmRemovals
            sourceSlug={confirmIn}
            path={gap.path}
            label={gap.label}
            shown={gap.heldClosings}
            held={gap.held}
          />
        )}
        {gap.problems.length > 0 && <Problems gap={gap} />}
      </div>
    </li>
  );
}

/** Inside a list: but for names, `App installations`. */
function lowered(label: string): string {
  return /^(?:App|Actions|OIDC)\b/.test(label) ? label : `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

function Problems({ gap }: { gap: CoverageGap }) {
  return (
    <Fold
      open={gap.problemCount <= OPEN_PROBLEMS}
      summary={<span className="text-xs text-ink-2">{count(gap.problemCount, "problem")}</span>}
    >
      <ul className="my-1 rounded-md bg-sunken px-3 py-2 text-xs">
        {gap.problems.map(({ where, document, line, message }) => (
          <li key={`${where} ${document} ${line} ${message}`} className="py-0.5">
            <CopyId
              id={[where, document && `document ${document}`, line && `line ${line}`].filter(Boolean).join(", ")}
              max={80}
              label="Copy where"
            />{" "}
            <Sentence text={message} />
          </li>
        ))}
        {gap.problemCount > gap.problems.length && (
          <li className="pt-1 text-ink-3">And {number(gap.problemCount - gap.problems.length)} more.</li>
        )}
      </ul>
    </Fold>
  );
}
