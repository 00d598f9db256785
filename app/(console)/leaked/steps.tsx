import { Sentence } from "#components/name.tsx";

/** What to do first, in order. */
export function Steps({ steps }: { steps: string[] }) {
  if (steps.length === 0) return null;
  return (
    <div className="mt-4">
      <h3>What to do first</h3>
      <ol className="mt-1 max-w-[68ch] list-decimal pl-5">
        {steps.map((step) => (
          <li key={step} className="py-0.5 text-pretty">
            <Sentence text={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}
