import { Lock } from "lucide-react";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { showable } from "#components/words/names.ts";
import type { ReachChain, ReachHop } from "#lib/domain/reach/overview.ts";

/** A chain as a line of stops that ends at production; it wraps where it is long. */
export function ChainLine({ chain, label, links }: { chain: ReachChain; label: string; links?: boolean }) {
  return (
    <ul className="chain mt-2" aria-label={showable(label)}>
      {chain.hops.map((hop, place) => (
        <li key={place} className={hop.isCut ? "broken" : undefined}>
          {hop.answer === "conditional" && (
            <Lock className="icon size-3 text-ink-2" role="img" aria-label="on a condition" />
          )}
          {hop.isCut && <span className="sr-only">cut here: </span>}
          <Stop hop={hop} isFirst={place === 0} isLast={place === chain.hops.length - 1} links={links} />
        </li>
      ))}
    </ul>
  );
}

function Stop({ hop, isFirst, isLast, links }: { hop: ReachHop; isFirst: boolean; isLast: boolean; links?: boolean }) {
  const { type, name, id, by } = hop;
  const color = isLast ? "border-prod bg-prod rounded-[1.5px]" : isFirst ? "me" : type === "hub" ? "hub" : "";
  const shown = <Name text={name} max={36} />;
  return (
    <>
      {by !== null && <span className="sr-only">{by} </span>}
      <span className={`node ${color}`} aria-hidden />
      <span className={`min-w-0 [overflow-wrap:anywhere] ${isLast ? "font-medium text-prod" : ""}`}>
        {type === "hub" ? (
          <span className="text-ink-2">{shown}</span>
        ) : links && id !== null ? (
          <Link href={`/identities/${id}`} prefetch={false} className="inline-flex min-h-6 items-center">
            <code>{shown}</code>
          </Link>
        ) : (
          <code>{shown}</code>
        )}
      </span>
    </>
  );
}
