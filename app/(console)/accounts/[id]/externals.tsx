import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import type { ExternalTrust } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { RoleList } from "./role-list.tsx";
import type { ShownAccount } from "./shown.ts";

const HEADS = ["Who", "Can become"];

const KINDS: Record<ExternalTrust["kind"], string> = {
  account: "account",
  role: "role of another account",
  user: "user of another account",
  anyone: "anyone",
  provider: "provider",
  other: "deleted",
};

/** Principals of other accounts that trust policies name, and services of AWS. */
export function Externals({ view: { externals, services, read }, asOf }: ShownAccount) {
  return (
    <Section
      id="outside"
      title="Trusted from outside"
      aside={externals.length > 0 && `${read === "complete" ? "" : "at least "}${count(externals.length, "principal")}`}
    >
      {externals.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {read === "complete"
            ? "No trust policy names anybody of another account."
            : "No trust policy that names anybody of another account was seen. Not all were read."}
        </p>
      ) : (
        <div className="stacks">
          <table role="table" className="tbl loose">
            <caption className="sr-only">Trusted from outside</caption>
            <TableHead heads={HEADS} />
            <tbody role="rowgroup">
              {externals.map(({ kind, name, known, roles, remark }) => (
                <tr role="row" key={name}>
                  <th role="rowheader" scope="row" className="font-medium">
                    <span className="block text-xs font-normal text-ink-3">{KINDS[kind]}</span>
                    {kind === "anyone" ? "Every principal of AWS" : <Name text={known ?? name} max={56} />}
                    {known !== null && <code className="ml-2 text-xs font-normal text-ink-3">{name}</code>}
                    {remark !== null && (
                      <span className="block text-xs font-normal text-pretty text-ink-2">
                        <Sentence text={remark} />
                      </span>
                    )}
                  </th>
                  <td role="cell" data-label={HEADS[1]}>
                    <RoleList roles={roles} asOf={asOf} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {services.length > 0 && (
        <p className="py-2.5 text-sm text-pretty text-ink-2">
          {count(services.length, "service")} of AWS can become roles of it:{" "}
          {services.slice(0, SERVICES_SHOWN).map(({ name, roles }, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <code>
                <Name text={name} max={48} />
              </code>{" "}
              {count(roles, "role")}
            </span>
          ))}
          {services.length > SERVICES_SHOWN && ` and ${services.length - SERVICES_SHOWN} more`}.
        </p>
      )}
    </Section>
  );
}

const SERVICES_SHOWN = 12;
