import { Sentence } from "#components/name.tsx";
import type { ConnectionTestView } from "#lib/domain/sources/connection-test.ts";

/** What a test found beside the rights: as whom, what was reached, what is more than needed. */
export function Remarks({ test: { result } }: { test: ConnectionTestView }) {
  if (!result) return null;
  return (
    <>
      <dl className="facts mt-6">
        <dt>Reached</dt>
        <dd>
          <Sentence text={result.reached ?? "not said"} />
        </dd>
        <dt>As</dt>
        <dd className="[overflow-wrap:anywhere]">
          <Sentence text={result.identity ?? "not said"} />
        </dd>
      </dl>
      <Listed title="More than is needed" sentences={result.excess ?? []} />
      <Listed title="About the connection" sentences={result.warnings} />
    </>
  );
}

function Listed({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section className="mt-5 border-l-2 border-medium pl-3 text-sm">
      <h2 className="font-sans text-sm font-[620] tracking-normal">{title}</h2>
      <ul className="mt-1 list-disc pl-4 text-ink-2">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Sentence text={sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}
