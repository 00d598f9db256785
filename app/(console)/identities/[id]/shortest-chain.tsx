import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import type { ChainSketch } from "#lib/domain/reach/views/chain-sketch.ts";

/** The shortest chain to production, one step under the other. */
export function ShortestChain({ chain: { title, verdict, steps } }: { chain: ChainSketch }) {
  return (
    <Section id="chain" title={title} aside={verdict}>
      <ol className="way">
        {steps.map(({ node, before, name, notes }, index) => (
          <li key={index} className={node}>
            {before} <Name text={name} max={56} />
            {notes.map((note) => (
              <p key={note}>
                <Sentence text={note} />
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}
