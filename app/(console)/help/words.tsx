import { GLOSSARY, entryOf, type TermId } from "#components/glossary.ts";

const IDS = Object.keys(GLOSSARY) as TermId[];

/** Every word with its meaning; each can be linked to. */
export function Words() {
  return (
    <dl>
      {IDS.map((id) => {
        const { word, means, not } = entryOf(id);
        return (
          <div
            key={id}
            id={id}
            className="grid gap-x-6 border-b border-rule py-2.5 target:bg-select sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="font-[600]">
              <dfn className="not-italic">{word}</dfn>
            </dt>
            <dd className="max-w-[68ch] text-pretty">
              {means}
              {not !== undefined && (
                <span className="block text-ink-2">
                  <b>Not</b> {not}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
