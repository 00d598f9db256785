import type { DocumentOf } from "../documents/documents.ts";
import { inRepositoryAlias, sshKeyAlias } from "../names.ts";
import { eachRow, given, repositoryFact, repositoryPlace, usedAt, type RepositoryView } from "./view.ts";

/** Deploy keys: each an identity of its repository, and the key that proves it. They end only by being deleted. */
export const deployKeys = eachRow<RepositoryView, DocumentOf<"deploy-keys">>((view, row, evidence) => {
  const key = String(row.id);
  const name = row.title || `deploy key ${key}`;
  const created = given({ created: row.created_at ?? undefined });
  const identity = repositoryFact(view, "identity", "deploy-key", evidence, {
    key,
    name,
    content: given({
      readOnly: row.read_only,
      addedBy: row.added_by,
      verified: row.verified,
      enabled: row.enabled,
      ...created,
    }),
  });
  const credential = repositoryFact(view, "credential", "deploy-key", evidence, {
    key,
    name,
    refs: { identity: inRepositoryAlias(repositoryPlace(view), "deploy-key", key) },
    content: {
      type: "deploy-key",
      keyType: row.key_type,
      fingerprint: row.fingerprint,
      expires: null,
      ...given({ readOnly: row.read_only }),
      ...created,
    },
    lastUse: usedAt(row.last_used),
  });
  // A key pasted somewhere is found by its fingerprint, which says nothing of a repository.
  const alias = row.fingerprint === null ? credential.alias : sshKeyAlias(view, row.fingerprint);
  return [identity, { ...credential, alias }];
});
