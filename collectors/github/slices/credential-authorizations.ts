import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { ownedAlias, sshKeyAlias, userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, sorted, usedAt, type OrganizationView } from "./view.ts";

type Authorization = DocumentOf<"credential-authorizations">;

/**
 * Credentials of members that single sign-on was given for. A classic token is an identity of its own, by its scopes; a
 * key or a token of an OAuth App acts as its owner. Other members' classic tokens nobody can list.
 */
export const credentialAuthorizations = eachRow<OrganizationView, Authorization>((view, row, evidence) => {
  const type = row.credential_type.toLowerCase();
  if (type.includes("ssh")) return [sshKey(view, row, evidence)];
  return type.includes("personal access token") ? classicToken(view, row, evidence) : [appToken(view, row, evidence)];
});

function classicToken(view: OrganizationView, row: Authorization, evidence: Evidence): Fact[] {
  const key = String(row.credential_id);
  const name = row.authorized_credential_note || `classic token of ${row.login}`;
  const content = { ...aboutOf(view, row), ...given({ scopes: sorted(row.scopes) }) };
  return [
    ownedFact(view, "identity", "classic-token", evidence, { key, name, content }),
    ownedFact(view, "credential", "classic-token", evidence, {
      key,
      name,
      refs: { identity: ownedAlias(placeOf(view), "classic-token", key) },
      content: { type: "classic-token", ...content },
      lastUse: usedAt(row.credential_accessed_at),
    }),
  ];
}

function sshKey(view: OrganizationView, row: Authorization, evidence: Evidence): Fact {
  const fingerprint = row.fingerprint ? fingerprintOf(row.fingerprint) : null;
  const fact = credential(view, "user-ssh-key", row, evidence, {
    name: row.authorized_credential_title || `SSH key of ${row.login}`,
    content: { type: "user-ssh-key", fingerprint, ...aboutOf(view, row) },
  });
  return fingerprint?.startsWith("SHA256:") ? { ...fact, alias: sshKeyAlias(view, fingerprint) } : fact;
}

function appToken(view: OrganizationView, row: Authorization, evidence: Evidence): Fact {
  return credential(view, "oauth-app-token", row, evidence, {
    name: row.authorized_credential_note || row.authorized_credential_title || `${row.credential_type} of ${row.login}`,
    content: {
      type: "oauth-app-token",
      credentialType: row.credential_type,
      ...given({ scopes: sorted(row.scopes) }),
      ...aboutOf(view, row),
    },
  });
}

function credential(
  view: OrganizationView,
  kind: string,
  row: Authorization,
  evidence: Evidence,
  own: Pick<Fact, "name" | "content">,
): Fact {
  return ownedFact(view, "credential", kind, evidence, {
    key: String(row.credential_id),
    refs: { identity: userAlias(placeOf(view), row.login) },
    lastUse: usedAt(row.credential_accessed_at),
    ...own,
  });
}

function aboutOf(view: OrganizationView, row: Authorization) {
  return given({
    owner: row.login,
    ownerAlias: userAlias(placeOf(view), row.login),
    authorized: row.credential_authorized_at ?? undefined,
    expires: row.authorized_credential_expires_at,
  });
}

/** With its prefix, as `ssh-keygen -l` shows it; older servers give MD5, which stays as it is. */
function fingerprintOf(text: string): string {
  return /^[A-Za-z0-9+/]{43}$/.test(text) ? `SHA256:${text}` : text;
}
