import { ChainHop } from "#components/chain-hop.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, words } from "#components/words/count.ts";
import type { AccessSentence, GrantView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { LoadedIdentity } from "./load.ts";

/** Everything it may do, each with the binding and the rule of the role that allow it. */
export function Grants({ loaded }: { loaded: LoadedIdentity }) {
  const { access, grants, row } = loaded.identity;
  return (
    <Section id="grants" title="What it can do" aside={grants.length > 0 && count(grants.length, "grant")}>
      {access.length > 0 && <Dangers access={access} />}
      {grants.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {row.coverage === "complete"
            ? "No binding names it, so it can do nothing by itself."
            : "No binding that names it was seen. Some could not be read."}
        </p>
      ) : (
        <CappedList loaded={loaded} list="grants" items={grants}>
          {(shown) => (
            <ul>
              {shown.map((grant, index) => (
                <Grant key={index} grant={grant} name={row.name} />
              ))}
            </ul>
          )}
        </CappedList>
      )}
    </Section>
  );
}

/** What of it leads further than it looks, before the rows that say everything. */
function Dangers({ access }: { access: AccessSentence[] }) {
  return (
    <ul aria-label="Most dangerous first" className="border-b border-rule py-2.5 text-sm">
      {access.map(({ words: may, because }) => (
        <li key={may} className="py-0.5 text-pretty">
          <span className="inline-block font-medium first-letter:uppercase">
            <Sentence text={may} />
          </span>{" "}
          <span className="text-ink-2">
            <Sentence text={because} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function roleNote({ because, dangling }: GrantView): string {
  if (because.rule !== null) return `rule ${because.rule + 1}`;
  return dangling ? "which does not exist" : "which was not read";
}

function Grant({ grant, name }: { grant: GrantView; name: string }) {
  const { binding, role, via } = grant.because;
  return (
    <li className="grid gap-x-4 border-b border-rule py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <p className={`text-base text-pretty first-letter:uppercase ${grant.dangling ? "text-ink-3" : ""}`}>
        <Sentence text={grant.words} />
      </p>
      <p className="flex items-start gap-2 text-xs text-ink-3 sm:justify-end">
        {grant.dangling && <span className="tag">grants nothing</span>}
        {grant.unread && <span className="tag">role not read</span>}
      </p>
      <ul className="chain col-span-full text-ink-2" aria-label="Because">
        <ChainHop node="me" name={name} />
        {via && <ChainHop node="id" word={via.kind} name={via.name} />}
        <ChainHop node="hub" word={words(binding.kind)} name={binding.name} id={binding.key} />
        <ChainHop
          node="hub"
          word={words(role.kind)}
          name={role.name}
          id={role.key}
          note={roleNote(grant)}
          broken={grant.dangling}
        />
      </ul>
    </li>
  );
}
