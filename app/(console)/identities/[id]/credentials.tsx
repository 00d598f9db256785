import { CopyId } from "#components/copy-id.tsx";
import { LastUsed } from "#components/last-used.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { list } from "#components/words/count.ts";
import type { CredentialView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { LoadedIdentity } from "./load.ts";

/** What proves it, as far as names and dates go. */
export function Credentials({ loaded }: { loaded: LoadedIdentity }) {
  const { credentials, row } = loaded.identity;
  return (
    <Section id="credentials" title="Credentials" aside="values are never read">
      {credentials.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {row.coverage === "complete"
            ? "No stored credential proves it."
            : "No stored credential was seen. Some could not be read."}
        </p>
      ) : (
        <CappedList loaded={loaded} list="credentials" items={credentials}>
          {(shown) => (
            <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table of credentials">
              <table className="tbl loose min-w-[40rem]">
                <caption className="sr-only">Credentials</caption>
                <thead>
                  <tr>
                    {["Credential", "Kind", "Created", "Expires", "Last used", "Copies"].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((credential) => (
                    <CredentialRow key={credential.key} credential={credential} now={loaded.now} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </CappedList>
      )}
    </Section>
  );
}

function CredentialRow({ credential, now }: { credential: CredentialView; now: Date }) {
  return (
    <tr>
      <th scope="row">
        <span className="flex items-center gap-2">
          <span className="node cred" aria-hidden />
          <CopyId id={credential.key} shown={credential.name} max={40} />
        </span>
      </th>
      <td>{credential.kind}</td>
      <td>{credential.createdAt ? <RelativeTime at={credential.createdAt} now={now} /> : "unknown"}</td>
      <td>{credential.expiresAt ? <RelativeTime at={credential.expiresAt} now={now} /> : "never"}</td>
      <td>
        <LastUsed lastUsed={credential.lastUsed} now={now} />
      </td>
      <td>
        {credential.storedCopies.length > 0 ? <Name text={list(credential.storedCopies)} max={96} /> : "none seen"}
      </td>
    </tr>
  );
}
