import Link from "next/link";
import type { ReactNode } from "react";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { Name } from "#components/name.tsx";
import { number, words } from "#components/words/count.ts";
import type { RepositoryPart } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { inventoryPath } from "../../../../paths.ts";
import { at } from "../../../../search-params.ts";
import type { ShownRepository } from "./shown.ts";

const PARTS: Record<RepositoryPart, string> = {
  workflows: "Workflows",
  branches: "Workflows of other branches",
  secrets: "Stored secrets",
  runs: "Runs",
  deployments: "Approvals",
  environments: "Environments",
  deployKeys: "Deploy keys",
  access: "People and teams",
  apps: "Apps and tokens",
  rules: "Rulesets, branch protection",
  runners: "Runners",
  webhooks: "Webhooks",
};

/** The short answers beside the page, and how far each part of it was read. */
export function RepositoryFacts({ view, asOf }: ShownRepository) {
  const { visibility, archived, defaultBranch, checkedOut, links, others } = view;
  return (
    <>
      <dl className="facts">
        <Fact term="Visibility">{visibility ?? "not read"}</Fact>
        <Fact term="Archived">{archived === null ? "not read" : archived ? "yes" : "no"}</Fact>
        <Fact term="Default branch">
          {defaultBranch === null ? "not read" : <Name text={defaultBranch} max={40} />}
        </Fact>
        <Fact term="Read from">
          {checkedOut === null ? (
            "GitHub, or a checkout that does not say its branch"
          ) : (
            <Name text={checkedOut} max={40} />
          )}
        </Fact>
        <Fact term="Source">
          <Link href={at(`/sources#${view.sourceSlug}`, asOf)}>
            <Name text={view.sourceSlug} max={40} />
          </Link>
        </Fact>
        {links && (
          <Fact term="Seen on">
            <a href={links.itself} rel="noreferrer">
              <Name text={view.host} max={40} />
            </a>
          </Fact>
        )}
        <Fact term="Inventory">
          <Link href={at(inventoryPath(view.name), asOf)}>What lives in it</Link>
        </Fact>
      </dl>
      <section aria-labelledby="parts-title" className="mt-7">
        <div className="sec-head">
          <h2 id="parts-title">What was read</h2>
        </div>
        <ul className="text-sm">
          {Object.entries(PARTS).map(([part, label]) => {
            const { status } = view.read[part as RepositoryPart];
            return (
              <li key={part} className="flex flex-wrap justify-between gap-x-3 border-b border-rule py-1.5">
                {label}
                <CoverageMark
                  status={status === "unread" ? "not-supported" : status}
                  label={status === "unread" ? "not read" : undefined}
                />
              </li>
            );
          })}
        </ul>
      </section>
      {others.length > 0 && <Others others={others} asOf={asOf} />}
    </>
  );
}

const OTHERS_SHOWN = 20;

/** Runners and webhooks of its own. */
function Others({ others, asOf }: { others: ShownRepository["view"]["others"]; asOf: Date | null }) {
  const more = others.length - OTHERS_SHOWN;
  return (
    <section aria-labelledby="others-title" className="mt-7">
      <div className="sec-head">
        <h2 id="others-title">Runners and webhooks</h2>
      </div>
      <ul className="text-sm">
        {others.slice(0, OTHERS_SHOWN).map(({ id, kind, name }) => (
          <li key={id} className="border-b border-rule py-1">
            <span className="block text-xs text-ink-3">{words(kind)}</span>
            <Link href={at(`/identities/${id}`, asOf)} prefetch={false} className="inline-flex min-h-6 items-center">
              <Name text={name} max={40} />
            </Link>
          </li>
        ))}
        {more > 0 && <li className="py-1 text-ink-3">and {number(more)} more</li>}
      </ul>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
