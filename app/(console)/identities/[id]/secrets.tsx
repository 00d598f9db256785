import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count, list } from "#components/words/count.ts";
import { age } from "#components/words/time.ts";
import type { SecretView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { LoadedIdentity } from "./load.ts";

/** Workloads named of one secret; the rest are counted. */
const USERS_SHOWN = 4;

/** The secrets it and its workloads take, whatever is in them; nothing where they take none. */
export function Secrets({ loaded }: { loaded: LoadedIdentity }) {
  const { secrets } = loaded.identity;
  if (secrets.length === 0) return null;
  return (
    <Section id="secrets" title="Secrets it takes" aside={count(secrets.length, "secret")}>
      <CappedList loaded={loaded} list="secrets" items={secrets}>
        {(shown) => (
          <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table of secrets it takes">
            <table className="tbl loose min-w-[36rem]">
              <caption className="sr-only">Secrets it takes</caption>
              <thead>
                <tr>
                  {["Secret", "Holds", "Created", "Taken by"].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((secret) => (
                  <SecretRow key={secret.key} secret={secret} now={loaded.now} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </CappedList>
    </Section>
  );
}

function SecretRow({ secret: { key, name, holds, createdAt, usedBy }, now }: { secret: SecretView; now: Date }) {
  const more = usedBy.length - USERS_SHOWN;
  const users = more > 0 ? [...usedBy.slice(0, USERS_SHOWN), `${more} more`] : usedBy;
  return (
    <tr>
      <th scope="row">
        <CopyId id={key} shown={name} max={40} />
      </th>
      <td>
        {holds === null ? <span className="text-ink-2">not seen by any read</span> : <Name text={holds} max={40} />}
      </td>
      <td>
        {createdAt === null ? (
          "unknown"
        ) : (
          <>
            <RelativeTime at={createdAt} now={now} />
            <span className="block text-xs text-ink-3">{age(new Date(createdAt), now)} old</span>
          </>
        )}
      </td>
      <td>
        <Name text={list(users)} max={120} />
      </td>
    </tr>
  );
}
