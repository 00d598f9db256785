import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { AccountLimit } from "#lib/domain/systems/aws/accounts/account-view.ts";
import type { ShownAccount } from "./shown.ts";

/** Statements of one policy that are shown; the rest are counted. */
const SHOWN = 5;

/** What nobody in the account may do, whatever its policies say, from the root of the organization down. */
export function Limits({ view: { limits, limitsRead, management } }: ShownAccount) {
  return (
    <Section
      id="limits"
      title="Policies of the organization"
      aside={limits.length > 0 && `${limitsRead ? "" : "at least "}${count(limits.length, "policy", "policies")}`}
    >
      {limits.length === 0 ? (
        <p className="py-2.5 text-sm text-pretty text-ink-2">{noneWords(management, limitsRead)}</p>
      ) : (
        <ul>
          {limits.map((limit, index) => (
            <Limit key={index} limit={limit} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function noneWords(management: boolean | null, read: boolean): string {
  if (management === true) return "It is the management account: no policy of the organization holds here.";
  return read
    ? "No policy of the organization holds here."
    : "They were not read. What they take away is not known, so a permission that is shown may be less than it looks.";
}

function Limit({ limit: { kind, name, at, says } }: { limit: AccountLimit }) {
  return (
    <li className="border-b border-rule py-2.5 text-sm">
      <p className="font-medium">
        <span className="mr-2 text-xs font-normal text-ink-3">{kind}</span>
        <Name text={name} max={56} />{" "}
        <span className="font-normal text-ink-3">
          at <Name text={at} max={56} />
        </span>
      </p>
      {says === null ? (
        <p className="text-ink-2">What it says was not read.</p>
      ) : (
        <ul className="text-pretty text-ink-2">
          {says.slice(0, SHOWN).map(({ words, denies }, index) => (
            <li key={index} className="[overflow-wrap:anywhere]">
              {denies ? "Nobody may " : "Allowed: "}
              <Sentence text={words} />
            </li>
          ))}
          {says.length > SHOWN && <li className="text-ink-3">and {says.length - SHOWN} more statements</li>}
        </ul>
      )}
    </li>
  );
}
