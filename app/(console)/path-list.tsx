import Link from "next/link";
import { Name, Sentence } from "#components/name.tsx";
import { AbilityMark } from "#components/reach-mark.tsx";
import { count, list } from "#components/words/count.ts";
import { hopNotes } from "#lib/domain/reach/views/chain-sketch.ts";
import { hopRest } from "#lib/domain/reach/views/hop-sentence.ts";
import type { HopEnd, HopEvidence, HopView, PathView } from "#lib/domain/reach/views/path-view.ts";
import { placePath } from "./paths.ts";

/** Chains in words, best first: each step as the rest of one sentence, with what it stands on. */
export function PathList({ paths }: { paths: PathView[] }) {
  return (
    <ol className="paths">
      {paths.map((path, index) => (
        <Path key={index} path={path} />
      ))}
    </ol>
  );
}

function Path({ path: { answer, ability, also, hops } }: { path: PathView }) {
  const end = hops.at(-1)?.to;
  const [start] = hops;
  return (
    <li className="border-b border-rule py-3.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <strong className="inline-flex min-w-0 flex-wrap items-baseline gap-x-2 font-medium">
          <AbilityMark verdict="production" ability={ability} />
          {end && <End end={end} />}
        </strong>
        <span className="text-ink-3">
          {count(hops.length, "step")}
          {also.length > 0 && `, also ${list([...also])}`}
          {answer === "conditional" && ", on conditions"}
          {answer === "unknown" && ", not known"}
        </span>
      </p>
      <ol className="way mt-2">
        {start && (
          <li className="me">
            <Name text={start.from.name} max={56} />
          </li>
        )}
        {hops.map((hop, index) => (
          <Hop key={index} hop={hop} before={hops[index - 1]} />
        ))}
      </ol>
    </li>
  );
}

/** What the step before it already said was not read is not said again. */
function Hop({ hop, before }: { hop: HopView; before: HopView | undefined }) {
  const unread = hop.unread.filter((words) => !before?.unread.includes(words));
  return (
    <li className={hop.to.type === "resource" ? "prod" : hop.to.type === "hub" ? "hub" : "id"}>
      {hopRest(hop)} <End end={hop.to} />
      {hopNotes({ ...hop, unread }).map((note) => (
        <p key={note}>
          <Sentence text={note} />
        </p>
      ))}
      {hop.evidence.length > 0 && (
        <ul aria-label="Evidence" className="flex flex-wrap gap-x-3">
          {hop.evidence.map((piece) => (
            <li key={`${piece.alias} ${piece.place}`} className="min-w-0">
              <Evidence piece={piece} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function End({ end: { name, page } }: { end: HopEnd }) {
  const text = <Name text={name} max={56} />;
  if (page === null) return text;
  return (
    <Link href={placePath(page)} prefetch={false} className="inline-flex min-h-6 items-center">
      {text}
    </Link>
  );
}

function Evidence({ piece: { alias, place, page } }: { piece: HopEvidence }) {
  const text = (
    <>
      <Name text={alias} max={64} />
      {place !== null && (
        <>
          , <Name text={place} max={48} />
        </>
      )}
    </>
  );
  if (page === null) return <span className="inline-flex min-h-6 items-center gap-1">{text}</span>;
  return (
    <Link href={placePath(page)} prefetch={false} className="inline-flex min-h-6 items-center">
      <span>{text}</span>
    </Link>
  );
}
