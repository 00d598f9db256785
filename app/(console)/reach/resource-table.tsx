import type { Route } from "next";
import Link from "next/link";
import { AtLeast } from "#components/coverage-mark.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { list, number, words } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import type { ReachedResource, ReachOverview } from "#lib/domain/reach/overview.ts";
import { reachAddress, type ReachRequest } from "./search-params.ts";

const HEADS = ["Resource", "Kind", "Reached by", "How strongly", "On conditions", "Unknown"];
const SHOWN = 10;

/** Production resources, those that most machines reach first. */
export function ResourceTable({ overview, request }: { overview: ReachOverview; request: ReachRequest }) {
  const { resources, production, counted, atLeast } = overview;
  const { all, sure, without } = request;
  const shown = all ? resources : resources.slice(0, SHOWN);
  const most = Math.max(1, ...resources.map(({ machines }) => machines));
  const address = reachAddress("/reach", { ways: sure ? "sure" : null, without, all: all ? null : true });
  return (
    <Section
      id="production"
      title="Production, and how many reach it"
      aside={
        counted > SHOWN && (
          <Link href={`${address}#production` as Route} prefetch={false} className="inline-flex min-h-6 items-center">
            {all ? `First ${SHOWN}` : `All ${number(counted)}`}
          </Link>
        )
      }
    >
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Production resources by how many machines reach them</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {shown.map((resource) => (
              <Row key={resource.key} {...{ resource, most, atLeast }} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-3">
        {number(shown.length)} most reached of {number(production)} resources
        {counted < production && `; counted for the ${number(counted)} that most ways end at`}. What is production, the
        rules for environments say.
      </p>
    </Section>
  );
}

function Row({ resource, most, atLeast }: { resource: ReachedResource; most: number; atLeast: boolean }) {
  const { system, kind, name, container, because, machines, conditional, unknown } = resource;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2" title={showable(because)}>
          <Glyph name={system} />
          <code className="[overflow-wrap:anywhere]">
            <Name text={name} max={44} />
          </code>
          {container !== null && (
            <span className="text-xs font-normal text-ink-3">
              in <Name text={container} max={32} />
            </span>
          )}
        </span>
      </th>
      <td role="cell" data-label={HEADS[1]} className="text-ink-2">
        {words(kind)}
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <Count value={machines} atLeast={atLeast} />
      </td>
      <td role="cell" data-label={HEADS[3]}>
        <Strengths resource={resource} most={most} />
      </td>
      <td role="cell" data-label={HEADS[4]}>
        <Count value={conditional} atLeast={atLeast} />
      </td>
      <td role="cell" data-label={HEADS[5]}>
        {unknown === 0 ? <span className="text-ink-3">none</span> : number(unknown)}
      </td>
    </tr>
  );
}

function Count({ value, atLeast }: { value: number; atLeast: boolean }) {
  if (value === 0) return <span className="text-ink-3">{atLeast ? "none seen" : "none"}</span>;
  return <AtLeast value={number(value)} when={atLeast} />;
}

/** A bar as long as the number, in the ramp of abilities. */
function Strengths({ resource: { machines, byAbility }, most }: { resource: ReachedResource; most: number }) {
  const parts = byAbility.filter((part) => part.machines > 0);
  if (machines === 0) return <span className="text-ink-3">–</span>;
  return (
    <span
      role="img"
      aria-label={list(parts.map(({ ability, machines: part }) => `${number(part)} ${ability}`))}
      title={list(parts.map(({ ability, machines: part }) => `${number(part)} ${ability}`))}
      className="flex h-2.5 w-24 gap-px forced-color-adjust-none"
    >
      {parts.map(({ ability, machines: part }) => (
        <span
          key={ability}
          className={`block h-full ${RAMP[ability]}`}
          style={{ width: `${((part / most) * 100).toFixed(1)}%` }}
        />
      ))}
    </span>
  );
}

const RAMP = {
  admin: "bg-(--color-ability-5)",
  execute: "bg-(--color-ability-4)",
  secrets: "bg-(--color-ability-3)",
  write: "bg-(--color-ability-2)",
  read: "bg-(--color-ability-1)",
};
