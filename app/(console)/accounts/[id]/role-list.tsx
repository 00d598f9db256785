import Link from "next/link";
import { Name, Sentence } from "#components/name.tsx";
import { number } from "#components/words/count.ts";
import type { AccountRole } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { at } from "../../search-params.ts";

/** Roles named in a cell; the rest are counted. */
const SHOWN = 6;

/** Roles by name, each with what must hold. */
export function RoleList({ roles, asOf }: { roles: AccountRole[]; asOf: Date | null }) {
  if (roles.length === 0) return <span className="text-ink-3">none</span>;
  return (
    <ul>
      {roles.slice(0, SHOWN).map(({ id, name, condition }, index) => (
        <li key={index} className="[overflow-wrap:anywhere]">
          {id === null ? (
            <Name text={name} max={48} />
          ) : (
            <Link
              href={at(`/identities/${id}?tab=trust`, asOf)}
              prefetch={false}
              className="inline-flex min-h-6 items-center [overflow-wrap:anywhere]"
            >
              <Name text={name} max={48} />
            </Link>
          )}
          {condition !== null && (
            <span className="block text-xs text-pretty text-ink-3">
              <Sentence text={`if ${condition}`} />
            </span>
          )}
        </li>
      ))}
      {roles.length > SHOWN && <li className="text-ink-3">and {number(roles.length - SHOWN)} more</li>}
    </ul>
  );
}
