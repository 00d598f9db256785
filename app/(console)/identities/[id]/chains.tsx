import { ChainHop } from "#components/chain-hop.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { number, words } from "#components/words/count.ts";
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
          <Chain key={group.key} group={group} name={head.row.name} />
        ))}
      </ul>
    </Section>
  );
}

function Chain({ group: { grants }, name }: { group: GrantGroup; name: string }) {
  const [first] = grants;
  if (!first) return null;
  const { binding, role, via } = first.because;
  const more = grants.length - 1;
  return (
    <li className="border-b border-rule py-2">
      <ul className="chain text-ink-2" aria-label="Chain">
        <ChainHop node="me" name={name} />
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
      <p className="pl-5 text-sm text-pretty">
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
