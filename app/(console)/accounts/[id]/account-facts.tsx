import Link from "next/link";
import type { ReactNode } from "react";
import { AtLeast } from "#components/coverage-mark.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { number } from "#components/words/count.ts";
import { inventoryPath } from "../../paths.ts";
import { at } from "../../search-params.ts";
import type { ShownAccount } from "./shown.ts";

/** The short answers beside the page. */
export function AccountFacts({ view, asOf }: ShownAccount) {
  const { environment, organization, units, management, status, counts, read } = view;
  const counted = (value: number) =>
    read === "unread" ? "not read" : <AtLeast value={number(value)} when={read === "partial"} />;
  return (
    <dl className="facts">
      <Fact
        term="Environment"
        because={environment?.because ?? "No rule says which it is, by the tags of the account."}
      >
        <EnvironmentBadge name={environment?.name ?? null} />
      </Fact>
      <Fact term="Organization" because={management === true ? "This is its management account." : undefined}>
        {organization === null ? "not read" : <Name text={organization} max={32} />}
      </Fact>
      <Fact term="Unit">{units === null ? "not read" : <Name text={units.join(" / ") || "none"} max={64} />}</Fact>
      {status !== null && (
        <Fact term="Status">
          <Name text={status.toLowerCase()} max={24} />
        </Fact>
      )}
      <Fact
        term="Roles"
        because={counts.vendorRoles > 0 ? `${number(counts.vendorRoles)} more that AWS made.` : undefined}
      >
        {counted(counts.roles)}
      </Fact>
      <Fact term="Users">{counted(counts.users)}</Fact>
      <Fact term="Groups">{counted(counts.groups)}</Fact>
      <Fact term="Source">
        <Link href={at(`/sources#${view.sourceSlug}`, asOf)}>
          <Name text={view.sourceSlug} max={40} />
        </Link>
      </Fact>
      <Fact term="Inventory">
        <Link href={at(inventoryPath(`system:aws ${view.name ?? view.id}`), asOf)}>What lives in it</Link>
      </Fact>
    </dl>
  );
}

function Fact({ term, because, children }: { term: string; because?: string | undefined; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {children}
        {because !== undefined && (
          <p className="text-xs text-pretty text-ink-3">
            <Sentence text={because} />
          </p>
        )}
      </dd>
    </>
  );
}
