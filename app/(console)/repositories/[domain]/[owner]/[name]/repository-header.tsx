import Link from "next/link";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { Glyph } from "#components/glyph.tsx";
import { count, list, number } from "#components/words/count.ts";
import { at } from "../../../../search-params.ts";
import type { ShownRepository } from "./shown.ts";

/** What it has, in a sentence, and what nobody has read of it, in another. */
export function RepositoryHeader({ view, asOf }: ShownRepository) {
  return (
    <>
      <Breadcrumb>
        <Link href={at("/repositories", asOf)}>Repositories</Link>
        <span className="inline-flex items-center gap-1.5">
          <Glyph name="github" />
          <Name text={view.domain} max={40} />
        </span>
        <CopyId id={view.name} max={72} label="Copy the name" />
      </Breadcrumb>
      <h1 className="max-w-[40ch]">
        <code className="text-[0.845em] font-medium tracking-[-0.045em] [overflow-wrap:anywhere]">
          <Name text={view.name} max={64} />
        </code>{" "}
        {claim(view)}
      </h1>
      <p className="lede mt-3">
        <Sentence text={deck(view)} />
      </p>
    </>
  );
}

function claim({ workflows, secrets, read }: ShownRepository["view"]): string {
  const least = read.workflows.status === "complete" ? "" : "at least ";
  if (read.workflows.status === "unread") return "is known, and its workflows were not read.";
  if (workflows.length === 0) {
    return least === "" ? "has no workflow." : "has no workflow that was seen.";
  }
  const taken = new Set(secrets.filter(({ uses }) => uses.length > 0).map(({ name }) => name)).size;
  const others = workflows.filter(({ branch }) => branch !== null).length;
  const ofDefault = count(workflows.length - others, "workflow");
  const has = `has ${least}${ofDefault}${others === 0 ? "" : ` and ${number(others)} of ${others === 1 ? "another branch" : "other branches"}`}`;
  const all = workflows.filter(({ allSecrets }) => allSecrets).length;
  if (all > 0) return `${has}, of which ${all} ${all === 1 ? "takes" : "take"} every secret there is.`;
  if (taken === 0) return `${has}, none of which was seen to take a secret by name.`;
  return `${has} that ${workflows.length === 1 ? "takes" : "take"} ${count(taken, "secret")}.`;
}

const NOT_READ = {
  access: "who can push",
  secrets: "which secrets are stored",
  environments: "what protects its environments",
  deployKeys: "its deploy keys",
} as const;

function deck({ subjects, environments, read }: ShownRepository["view"]): string {
  const minted =
    subjects.length === 0
      ? "No job of them was seen that can ask for an OIDC token."
      : `They can mint ${count(subjects.length, "OIDC subject")}${
          environments.length > 0 ? ` and name ${count(environments.length, "environment")}` : ""
        }.`;
  const unread = (Object.keys(NOT_READ) as (keyof typeof NOT_READ)[]).filter((part) => read[part].status === "unread");
  if (unread.length === 0) return minted;
  return `${minted} Not read: ${list(unread.map((part) => NOT_READ[part]))}.`;
}
