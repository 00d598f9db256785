import Link from "next/link";
import { Name } from "#components/name.tsx";
import { words } from "#components/words/count.ts";
import type { CutThing } from "#lib/domain/reach/overview.ts";

/** `statement 1 of trust policy deployer`; what has a page of its own links there. */
export function ThingName({ thing, max = 48, where }: { thing: CutThing; max?: number; where?: boolean }) {
  const { kind, name, place, id, scope } = thing;
  const shown = (
    <code className="[overflow-wrap:anywhere]">
      <Name text={name} max={max} />
    </code>
  );
  return (
    <>
      {place !== null && (
        <>
          <Name text={place} max={40} /> of{" "}
        </>
      )}
      {kind !== "" && `${words(kind)} `}
      {id === null ? (
        shown
      ) : (
        <Link href={`/identities/${id}`} prefetch={false}>
          {shown}
        </Link>
      )}
      {where && scope !== "" && (
        <span className="ml-1.5 text-xs text-ink-3 [overflow-wrap:anywhere]">
          <Name text={scope} max={56} />
        </span>
      )}
    </>
  );
}
