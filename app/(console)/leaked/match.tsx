import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CopyId } from "#components/copy-id.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import type { TermId } from "#components/glossary.ts";
import { Name, Sentence } from "#components/name.tsx";
import { NoOwner } from "#components/owner-name.tsx";
import type { CredentialMatch, Standing } from "#lib/domain/credentials/answer.ts";
import { Term } from "#components/term.tsx";
import { count } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { Steps } from "./steps.tsx";

const STANDING: Record<Standing, string> = {
  works: "Still works",
  ended: "No longer works",
  unknown: "Not known whether it works",
};

/** One identity that a credential proves: what it is, where it lies, what it reaches, how to end it. */
export function Match({ match }: { match: CredentialMatch }) {
  const { identity, stored, access, more } = match;
  return (
    <article className="mt-5" aria-label={showable(identity.name)}>
      <p className="max-w-[68ch] text-lg text-ink-2">
        <Sentence text={match.verdict} />
      </p>
      <dl className="facts mt-3">
        <Fact term="Identity">
          <Link href={`/identities/${identity.id}`} className="font-[560]">
            <Name text={identity.name} />
          </Link>{" "}
          <CopyId id={identity.key} max={64} />
          <Because text={match.matched} />
        </Fact>
        <Fact term="Credential">
          <span className={match.standing === "works" ? "font-[620] text-critical" : "font-[560]"}>
            {STANDING[match.standing]}
          </span>
          <Because text={match.because} />
        </Fact>
        <Fact term="Stored in" explained="stored-copy">
          {stored.length === 0
            ? "no place that was read"
            : stored.map(({ key, place }) => <Name key={key} text={place} />)}
        </Fact>
        <Fact term="Owner" explained="owner">
          {identity.owner ? <Name text={identity.owner.owner} max={40} /> : <NoOwner />}
          {identity.owner && <Because text={identity.owner.because} />}
        </Fact>
        <Fact term="Environment" explained="environment">
          <EnvironmentBadge name={identity.environment?.name ?? null} />
        </Fact>
        <Fact term="Can today">
          {access.length === 0 && "nothing dangerous that was read"}
          <ul>
            {access.map(({ words, because }) => (
              <li key={words + because} className="pb-1">
                <Sentence text={words} />
                <Because text={because} />
              </li>
            ))}
          </ul>
          {more > 0 && <span className="text-ink-3">and {count(more, "more thing")}</span>}
        </Fact>
      </dl>
      <Steps steps={match.steps} />
      <p className="mt-3">
        <Link href={`/identities/${identity.id}`} className="btn">
          Open its page
          <ArrowRight className="icon" aria-hidden />
        </Link>
      </p>
    </article>
  );
}

function Fact({ term, explained, children }: { term: string; explained?: TermId; children: ReactNode }) {
  return (
    <>
      <dt>{explained ? <Term id={explained}>{term}</Term> : term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Because({ text }: { text: string }) {
  return (
    <p className="max-w-[68ch] text-xs text-pretty text-ink-3">
      <Sentence text={text} />
    </p>
  );
}
