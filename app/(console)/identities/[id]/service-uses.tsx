import type { ReactNode } from "react";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import type { ServiceUse } from "#lib/domain/inventory/view.ts";

const HEADS = ["Service", "Last used"];

/** Services that are named in a sentence; the rest are counted. */
const NAMED = 24;

/** When it was last at each service that its policies let it reach: what it never uses need not be allowed. */
export function ServiceUses({ services, now }: { services: ServiceUse[] | null; now: Date }) {
  if (services === null) return null;
  const used = services.filter(({ lastUsedAt }) => lastUsedAt !== null);
  const later = services.filter((service) => service.later);
  const unused = services.filter((service) => service.lastUsedAt === null && !service.later);
  const least = later.length > 0 ? "at least " : "";
  return (
    <Section
      id="services"
      title="Services it uses"
      aside={`${least}${used.length} of ${count(services.length, "service")}`}
    >
      {used.length > 0 && (
        <div className="stacks">
          <table role="table" className="tbl loose">
            <caption className="sr-only">Services it uses</caption>
            <TableHead heads={HEADS} />
            <tbody role="rowgroup">
              {used.map(({ name, lastUsedAt }) => (
                <tr role="row" key={name}>
                  <th role="rowheader" scope="row" className="font-medium">
                    <Name text={name} max={48} />
                  </th>
                  <td role="cell" data-label={HEADS[1]}>
                    {lastUsedAt !== null && <RelativeTime at={lastUsedAt} now={now} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {later.length > 0 && (
        <Named services={later}>Use at that time is not known, as only the newest is kept and is later:</Named>
      )}
      {unused.length > 0 && <Named services={unused}>Allowed, and not used within the 400 days that AWS keeps:</Named>}
    </Section>
  );
}

function Named({ services, children }: { services: ServiceUse[]; children: ReactNode }) {
  return (
    <p className="max-w-[68ch] py-2.5 text-sm text-pretty text-ink-2">
      {children}{" "}
      {services.slice(0, NAMED).map(({ name }, index) => (
        <span key={name}>
          {index > 0 && ", "}
          <Name text={name} max={32} />
        </span>
      ))}
      {services.length > NAMED && ` and ${services.length - NAMED} more`}.
    </p>
  );
}
