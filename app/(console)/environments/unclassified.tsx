import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { count, number } from "#components/words/count.ts";
import type { ClassifiedResource } from "#lib/service/environments.ts";
import { ChooseEnvironment } from "./choose-environment.tsx";
import type { LoadedEnvironments } from "./load.ts";
import { classifyChosen } from "./resource-actions.ts";
import { kindsWords, kindWords } from "./rule-words.ts";
import { environmentsAddress } from "./search-params.ts";

interface UnclassifiedProps {
  loaded: LoadedEnvironments;
  environments: readonly string[];
  mayEdit: boolean;
}

const HEADS = ["Resource", "Kind", "Lives in", "Environment"];

/** Places that no rule says anything of, each with a choice. Nobody knows what they are: not that they are no production. */
export function Unclassified({ loaded: { unclassified, version }, environments, mayEdit }: UnclassifiedProps) {
  const { total, byKind, first } = unclassified;
  const rest = total - first.length;
  return (
    <Section
      id="unclassified"
      title="Unclassified"
      aside={byKind.map(({ kind, count: many }) => count(many, kindWords(kind), kindsWords(kind))).join(", ")}
    >
      <p className="mt-3 max-w-[68ch] text-sm text-ink-2">
        No rule says what these are, so any of them may be production. Who reaches them is not counted as reaching
        production. What lives in them follows them, unless a rule says otherwise.
      </p>
      <ActionForm action={classifyChosen} label="Classify by hand">
        <div className="stacks mt-2" key={version}>
          <table role="table" className="tbl loose">
            <caption className="sr-only">Unclassified resources</caption>
            <TableHead heads={mayEdit ? HEADS : HEADS.slice(0, 3)} />
            <tbody role="rowgroup">
              {first.map((resource) => (
                <Row key={resource.alias} resource={resource} environments={mayEdit ? environments : null} />
              ))}
            </tbody>
          </table>
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          {mayEdit && <Submit busy="Saving…">Save choices</Submit>}
          {rest > 0 && (
            <Link
              href={`${environmentsAddress("/environments", { environment: "unclassified" })}#resources` as Route}
              className="inline-flex min-h-6 items-center text-sm"
            >
              Find among all {number(total)}
            </Link>
          )}
        </div>
      </ActionForm>
    </Section>
  );
}

function Row({ resource, environments }: { resource: ClassifiedResource; environments: readonly string[] | null }) {
  const { alias, name, kind, container } = resource;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" title={alias}>
        <span className="font-medium [overflow-wrap:anywhere]">
          <Name text={name} max={56} />
        </span>
      </th>
      <td role="cell" data-label={HEADS[1]}>
        <span>{kindWords(kind)}</span>
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <span className="[overflow-wrap:anywhere]">
          {container === null ? <span className="text-ink-3">nothing known</span> : <Name text={container} max={40} />}
        </span>
      </td>
      {environments && (
        <td role="cell" data-label={HEADS[3]}>
          <ChooseEnvironment resource={resource} environments={environments} now={null} />
        </td>
      )}
    </tr>
  );
}
