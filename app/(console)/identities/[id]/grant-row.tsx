import { CopyId } from "#components/copy-id.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { words } from "#components/words/count.ts";
import type { GrantView, HomeLink } from "#lib/domain/inventory/detail.ts";
import { LineLink } from "./line-link.tsx";
import { TabLink } from "./tab-link.tsx";

interface GrantRowProps {
  grant: GrantView;
  id: string;
  asOf: Date | null;
  home: HomeLink | null;
  /** The row above has the same binding and document. */
  again?: boolean;
  /** Not on the screen, but in print. */
  folded?: boolean;
}

/** One thing it may do, and every link that gives it. */
export function GrantRow({ grant, id, asOf, home, again, folded }: GrantRowProps) {
  const { binding, role, rule, via } = grant.because;
  return (
    <tr role="row" className={folded ? "print-only-row" : undefined}>
      <th role="rowheader" scope="row" className={grant.dangling ? "text-ink-3" : "font-medium"}>
        <span className="inline-block text-pretty [overflow-wrap:anywhere] first-letter:uppercase">
          <Sentence text={grant.words} />
        </span>
        {grant.dangling && <span className="tag ml-2">grants nothing</span>}
        {grant.unread && <span className="tag ml-2">role not read</span>}
      </th>
      <td role="cell" data-label="Scope">
        {grant.scope.name === null ? `the whole ${grant.scope.kind}` : <Name text={grant.scope.name} max={32} />}
      </td>
      <td role="cell" data-label="Attachment" className={again ? "again" : undefined}>
        <span className="block text-xs text-ink-3">{words(binding.kind)}</span>
        <CopyId id={binding.key} shown={binding.name} max={32} quiet label={`Copy the key of the ${binding.kind}`} />
      </td>
      <td role="cell" data-label="Policy document" className={again ? "again" : undefined}>
        <span className="block text-xs text-ink-3">{words(role.kind)}</span>
        {rule === null ? (
          <>
            <CopyId id={role.key} shown={role.name} max={32} quiet label={`Copy the key of the ${role.kind}`} />
            <span className="block text-xs text-ink-3">{grant.dangling ? "does not exist" : "was not read"}</span>
          </>
        ) : (
          <TabLink id={id} asOf={asOf} to={{ tab: "evidence", fact: role.key }} className="inline-block min-h-6">
            <code>
              <Name text={role.name} max={32} />
            </code>
          </TabLink>
        )}
      </td>
      <td role="cell" data-label="Place in it">
        {rule === null ? "none" : rule.line === undefined ? rule.words : <LineLink home={home} line={rule.line} />}
      </td>
      <td role="cell" data-label="Through" className={via && !again ? undefined : "again"}>
        {via ? (
          <>
            <span className="block text-xs text-ink-3">
              {via.everyone ? `${via.kind}, like all of its kind` : via.kind}
            </span>
            <code>
              <Name text={via.name} max={32} />
            </code>
          </>
        ) : (
          "itself"
        )}
      </td>
    </tr>
  );
}
