import Link from "next/link";
import { AbilityMark } from "#components/reach-mark.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, words } from "#components/words/count.ts";
import type { MachineChain } from "#lib/domain/reach/overview.ts";
import { inventoryPath } from "../paths.ts";
import { ChainLine } from "./chain-line.tsx";

interface ExtremesProps {
  id: string;
  title: string;
  chains: MachineChain[];
}

/** A few machines with the shortest way each has to production, stop by stop. */
export function Extremes({ id, title, chains }: ExtremesProps) {
  if (chains.length === 0) return null;
  const length = chains[0]?.chain.length ?? 0;
  return (
    <Section
      id={id}
      title={title}
      aside={
        <Link href={inventoryPath(`chain-length:${length}`)} prefetch={false}>
          All of {count(length, "step")}
        </Link>
      }
    >
      <ol>
        {chains.map(({ machine, chain }) => (
          <li key={machine.id} className="border-b border-rule py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="w-20 shrink-0 font-serif text-h3 tracking-tight">{count(chain.length, "step")}</span>
              <span className="inline-flex min-w-0 items-center gap-2">
                <Glyph name={machine.system} />
                <Link
                  href={`/identities/${machine.id ?? ""}`}
                  prefetch={false}
                  className="inline-flex min-h-6 min-w-0 items-center font-medium [overflow-wrap:anywhere]"
                >
                  <Name text={machine.name} max={48} />
                </Link>
                <span className="text-xs text-ink-3">{words(machine.kind)}</span>
              </span>
              <span className="ml-auto text-sm">
                <AbilityMark verdict="production" ability={chain.ability} />
              </span>
            </p>
            <ChainLine chain={chain} label={`Chain of ${machine.name}`} links />
          </li>
        ))}
      </ol>
    </Section>
  );
}
