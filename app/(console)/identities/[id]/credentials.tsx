import { CopyId } from "#components/copy-id.tsx";
import { Expires } from "#components/expires.tsx";
import { LastUsed } from "#components/last-used.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { age } from "#components/words/time.ts";
import type { CredentialView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { ShownTab } from "./shown.ts";
import { TableHead } from "#components/table-head.tsx";

const HEADS = ["Credential", "Stored in", "Created", "Lifetime", "Expires", "Last used"];

/** What proves it, as far as names and dates go. */
export function Credentials({ shown }: { shown: ShownTab<"overview" | "credentials"> }) {
  const { credentials } = shown.content;
  const { read, words } = shown.head;
  const { instead, about } = words.credentials;
  if (instead !== null && credentials.total === 0) {
    return (
      <Section id="credentials" title="Credentials" aside="none of its own">
        <p className="max-w-[68ch] py-2.5 text-sm text-pretty text-ink-2">
          {instead}. {about}
        </p>
      </Section>
    );
  }
  return (
    <Section id="credentials" title="Credentials" aside="values are never read">
      {credentials.total === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {read.credentials
            ? "No stored credential proves it."
            : "No stored credential was seen. Some could not be read."}
        </p>
      ) : (
        <CappedList shown={shown} list="credentials" of={credentials}>
          {(items) => (
            <div className="stacks">
              <table role="table" className="tbl loose">
                <caption className="sr-only">Credentials</caption>
                <TableHead heads={HEADS} />
                <tbody role="rowgroup">
                  {items.map((credential) => (
                    <CredentialRow key={credential.key} credential={credential} now={shown.now} />
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
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="flex items-center gap-2">
          <span className="node cred" aria-hidden />
          <CopyId id={credential.key} shown={credential.name} max={40} />
        </span>
        <span className="block pl-[18px] text-xs text-ink-3">{credential.kind}</span>
        {credential.remarks.map(({ words, grave }) => (
          <span key={words} className={`block pl-[18px] text-pretty ${grave ? "font-medium" : "text-xs text-ink-2"}`}>
            <Sentence text={words} />
          </span>
        ))}
      </th>
      <td role="cell" data-label="Stored in">
        <StoredIn credential={credential} />
      </td>
      <td role="cell" data-label="Created">
        <Created at={credential.createdAt} now={now} />
      </td>
      <td role="cell" data-label="Lifetime">
        {credential.lifetime ?? ("never" in credential.expires ? "without end" : "unknown")}
      </td>
      <td role="cell" data-label="Expires">
        <Expires expires={credential.expires} now={now} />
      </td>
      <td role="cell" data-label="Last used">
        <LastUsed lastUsed={credential.lastUsed} now={now} />
      </td>
    </tr>
  );
}

function StoredIn({ credential: { storedIn, storedCopies } }: { credential: CredentialView }) {
  if (storedCopies.length === 0) return <span className="text-ink-2">{storedIn ?? "no copy seen"}</span>;
  return storedCopies.map((copy) => (
    <span key={copy.key} className="block">
      <Name text={copy.place} max={48} />
    </span>
  ));
}

function Created({ at, now }: { at: string | null; now: Date }) {
  if (at === null) return "unknown";
  return (
    <>
      <RelativeTime at={at} now={now} />
      <span className="block text-xs text-ink-3">{age(new Date(at), now)} old</span>
    </>
  );
}
