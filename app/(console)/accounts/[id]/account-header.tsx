import Link from "next/link";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { count } from "#components/words/count.ts";
import { at } from "../../search-params.ts";
import type { ShownAccount } from "./shown.ts";

/** What is in it, in a sentence, and who of outside its roles let in, in another. */
export function AccountHeader({ view, asOf }: ShownAccount) {
  return (
    <>
      <Breadcrumb>
        <Link href={at("/accounts", asOf)}>Accounts</Link>
        <span className="inline-flex items-center gap-1.5">
          <Glyph name="aws" />
          <Name text={view.domain} max={40} />
        </span>
        <CopyId id={view.id} label="Copy the account id" />
      </Breadcrumb>
      <h1 className="max-w-[40ch]">
        <span className="[overflow-wrap:anywhere]">
          <Name text={view.name ?? view.id} max={64} />
        </span>{" "}
        {claim(view)}
      </h1>
      <p className="lede mt-3">{deck(view)}</p>
    </>
  );
}

function claim({ counts, read }: ShownAccount["view"]): string {
  if (read === "unread") return "is known, and who is in it was not read.";
  const least = read === "complete" ? "" : "at least ";
  const users = counts.users === 0 ? "" : ` and ${count(counts.users, "user")}`;
  return `has ${least}${count(counts.roles, "role")}${users}.`;
}

function deck({ counts, externals, providers, read }: ShownAccount["view"]): string {
  if (read === "unread") return "Nothing can be said of who is trusted from outside.";
  const keys =
    counts.keys === null
      ? "Its access keys were not read."
      : counts.keys === 0
        ? "No access key of it is active."
        : `${count(counts.keys, "access key is", "access keys are")} active, and no key ends by itself.`;
  const outside = externals.filter(({ kind }) => kind !== "other").length;
  const trusted =
    outside === 0
      ? "No trust policy that was read names anybody of another account."
      : `Its roles name ${count(outside, "principal")} of outside.`;
  const tokens = providers.some(({ roles }) => roles.length > 0) ? " Some take tokens of identity providers." : "";
  return `${trusted}${tokens} ${keys}`;
}
