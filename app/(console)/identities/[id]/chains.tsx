import { ChainHop } from "#components/chain-hop.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { number, words } from "#components/words/count.ts";
import type { GrantView } from "#lib/domain/inventory/detail.ts";
import type { IdentityHead } from "#lib/domain/inventory/view.ts";
import { grantGroups, type GrantGroup } from "./grant-groups.ts";
import type { ShownTab } from "./shown.ts";

const SHOWN = 3;

/** The widest of what it may do, each as the chain that gives it: by which group, binding and role. */
export function Chains({ shown: { head, content } }: { shown: ShownTab<"overview"> }) {
  const own = content.grants.items.filter(({ because }) => because.via?.everyone !== true);
  const groups = grantGroups(own, "");
  if (groups.length === 0) return null;
  const shown = groups.slice(0, SHOWN);
  return (
    <Section
      id="chains"
      title="How it gets there"
      aside={shown.length < groups.length && `${number(shown.length)} widest of ${number(groups.length)}`}
    >
      <ul>
        {shown.map((group) => (
          <Chain key={group.key} group={group} head={head} />
        ))}
      </ul>
    </Section>
  );
}

function Chain({ group: { grants }, head }: { group: GrantGroup; head: IdentityHead }) {
  const first = grants.find((grant) => isNoted(grant, head)) ?? grants[0];
  if (!first) return null;
  const { binding, role, via } = first.because;
  const more = grants.length - 1;
  return (
    <li className="border-b border-rule py-2">
      <ul className="chain text-ink-2" aria-label="Chain">
        <ChainHop node="me" name={head.row.name} />
        {via && <ChainHop node="id" word={via.kind} name={via.name} />}
        <ChainHop node="hub" word={words(binding.kind)} name={binding.name} id={binding.key} />
        <ChainHop
          node="hub"
          word={words(role.kind)}
          name={role.name}
          id={role.key}
          note={first.dangling ? "which does not exist" : first.unread ? "which was not read" : undefined}
          broken={first.dangling}
        />
      </ul>
      <p className="pl-5 text-sm text-pretty [overflow-wrap:anywhere]">
        <span className="inline-block first-letter:uppercase">
          <Sentence text={first.words} />
        </span>
        {more > 0 && (
          <span className="text-ink-3"> and {more === 1 ? "one more rule" : `${number(more)} more rules`}</span>
        )}
      </p>
    </li>
  );
}

/** The rule that the verdict stands on tells more than the first one. */
function isNoted({ because: { role, rule } }: GrantView, { notes }: IdentityHead): boolean {
  return notes.some(({ evidence }) =>
    evidence.some(({ key, path }) => key === role.key && path.join() === rule?.path.join()),
  );
}
