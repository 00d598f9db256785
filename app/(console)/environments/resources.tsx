import { Search } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count, sentence } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { UNCLASSIFIED } from "#lib/service/environments.ts";
import { PAGE_SIZE, type LoadedEnvironments } from "./load.ts";
import { RESOURCE_HEADS, ResourceRow } from "./resource-row.tsx";
import { kindsWords } from "./rule-words.ts";
import { environmentsAddress } from "./search-params.ts";

interface ResourcesProps {
  loaded: LoadedEnvironments;
  environments: readonly string[];
  mayEdit: boolean;
  mayMark: boolean;
}

/** Resources with where their environment comes from: found, classified by hand, marked. */
export function Resources({ loaded, environments, mayEdit, mayMark }: ResourcesProps) {
  const { list, page, environment, kind, q } = loaded;
  const address = (to: number) =>
    `${environmentsAddress("/environments", { environment, kind, q, page: to })}#resources` as Route;
  return (
    <Section id="resources" title="Resources" aside={`${count(list.total, "resource")} listed`}>
      <Find loaded={loaded} />
      {list.total === 0 ? (
        <p className="py-4 text-ink-2">No resource that was read is like this.</p>
      ) : (
        <div className="stacks mt-3">
          <table role="table" className="tbl loose">
            <caption className="sr-only">Resources and their environments</caption>
            <TableHead heads={RESOURCE_HEADS} />
            <tbody role="rowgroup">
              {list.resources.map((resource) => (
                <ResourceRow
                  key={resource.alias}
                  resource={resource}
                  environments={mayEdit ? environments : null}
                  mayMark={mayMark}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav aria-label="Pages of resources" className="no-print mt-4 flex flex-wrap gap-2 empty:hidden">
        {page > 1 && (
          <Link href={address(page - 1)} className="btn" rel="prev">
            Previous
          </Link>
        )}
        {page * PAGE_SIZE < list.total && (
          <Link href={address(page + 1)} className="btn" rel="next">
            Next
          </Link>
        )}
      </nav>
    </Section>
  );
}

const SELECT = "h-[2.125rem] rounded-md border border-control bg-sheet px-2 text-sm";

/** A plain form: it works before any script does. */
function Find({ loaded: { q, environment, kind, kinds, counts } }: { loaded: LoadedEnvironments }) {
  const known = [UNCLASSIFIED, ...counts.map((one) => one.environment)];
  return (
    <search className="no-print mt-3 block">
      <form
        method="get"
        action="/environments#resources"
        className="flex flex-wrap gap-2"
        key={`${q} ${environment} ${kind}`}
      >
        <div className="input min-w-0 flex-[1_1_14rem] sm:max-w-[24rem]">
          <Search className="icon text-ink-3" aria-hidden />
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            aria-label="Find resources by name or key"
            placeholder="payments"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <select name="environment" defaultValue={environment ?? ""} aria-label="Environment" className={SELECT}>
          <option value="">Any environment</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {sentence(showable(one))}
            </option>
          ))}
        </select>
        <select name="kind" defaultValue={kind ?? ""} aria-label="Kind" className={SELECT}>
          <option value="">Any kind</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {sentence(kindsWords(one))}
            </option>
          ))}
        </select>
        <button type="submit" className="btn h-[2.125rem]">
          Find
        </button>
      </form>
    </search>
  );
}
