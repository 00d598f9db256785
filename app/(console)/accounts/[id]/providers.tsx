import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import { RoleList } from "./role-list.tsx";
import type { ShownAccount } from "./shown.ts";

const HEADS = ["Provider", "Audiences", "Roles that take its tokens"];

/** Identity providers whose tokens become roles: of CI systems, of clusters, of people. */
export function Providers({ view: { providers }, asOf }: ShownAccount) {
  if (providers.length === 0) return null;
  return (
    <Section id="providers" title="Identity providers" aside={count(providers.length, "provider")}>
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Identity providers</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {providers.map(({ kind, name, audiences, roles }) => (
              <tr role="row" key={`${kind} ${name}`}>
                <th role="rowheader" scope="row">
                  <span className="block text-xs font-normal text-ink-3">{kind}</span>
                  <CopyId id={name} max={56} label="Copy the provider" />
                </th>
                <td role="cell" data-label={HEADS[1]}>
                  {audiences === null ? (
                    <span className="text-ink-3">not read</span>
                  ) : (
                    <Name text={audiences.join(", ") || "none"} max={56} />
                  )}
                </td>
                <td role="cell" data-label={HEADS[2]}>
                  <RoleList roles={roles} asOf={asOf} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
