import type { Claim, Known, VerdictPart } from "../../inventory/claim.ts";
import type { GrantScope, GrantView } from "../../inventory/detail.ts";
import type { IdentityRow } from "../../inventory/identity.ts";
import { abilityNote, absenceNote, unlimitedNote } from "../../inventory/notes.ts";
import type { System } from "../system.ts";
import { UNLIMITED } from "./permissions/access-words.ts";

/** The widest of what its roles let it do: anything, reading secrets, or so many permissions. */
export const claim: System["claim"] = ({ row, grants, access }: Known, facts): Claim => {
  const unlimited = access.find(({ risk }) => risk === UNLIMITED);
  if (unlimited) return { parts: anywhere("can do anything in", row), note: unlimitedNote(unlimited, facts) };
  const effective = grants.filter((grant) => !grant.dangling && grant.because.via?.everyone !== true);
  const unread = effective.filter((grant) => grant.unread && grant.verbs.length === 0);
  if (unread.length > 0 && unread.length === effective.length) {
    return { parts: [{ text: unreadWords(unread.length) }], note: abilityNote(unread, []) };
  }
  if (effective.length === 0) {
    const complete = row.coverage === "complete";
    const words = complete
      ? "No binding names it. What a group gives to everybody like it is listed under Access and not counted."
      : "No binding that names it was seen. Not everything could be read.";
    const text = complete ? "holds no permission of its own" : "has no known permission";
    return { parts: [{ text }], note: absenceNote(words, [{ noun: "attachment" }]) };
  }
  const anything = effective.filter(isAnything);
  if (anything.length > 0) {
    const widest = anything.find(({ scope }) => scope.name === null) ?? anything[0];
    const scopes = anything.map(({ scope }) => scope);
    const first = widest ? [widest, ...anything.filter((grant) => grant !== widest)] : anything;
    return {
      parts: placed("can do anything in", widest ? [widest.scope] : scopes, row),
      note: abilityNote(first, ["*"]),
    };
  }
  const secrets = effective.filter(readsSecrets);
  if (secrets.length > 0) {
    const widest = secrets.toSorted((a, b) => Number(b.scope.name === null) - Number(a.scope.name === null));
    const scopes = secrets.map(({ scope }) => scope);
    return { parts: placed("can read secrets in", scopes, row), note: abilityNote(widest, READS_SECRETS) };
  }
  const held = `holds ${effective.length} ${effective.length === 1 ? "permission" : "permissions"} in`;
  const scopes = effective.map(({ scope }) => scope);
  return { parts: placed(held, scopes, row), note: abilityNote(effective, []) };
};

function unreadWords(count: number): string {
  return count === 1 ? "holds a role that was not read" : `holds ${count} roles that were not read`;
}

function isAnything(grant: GrantView): boolean {
  return grant.verbs.includes("*") && grant.resources.includes("*.*") && grant.resourceNames.length === 0;
}

const READ_VERBS = ["get", "list", "watch", "*"];
const SECRETS = ["secrets", "secrets.*", "*", "*.*"];

/** The words of a rule that let it read secrets. */
const READS_SECRETS = [...READ_VERBS, "secrets"];

function readsSecrets(grant: GrantView): boolean {
  return (
    grant.resources.some((resource) => SECRETS.includes(resource)) &&
    grant.verbs.some((verb) => READ_VERBS.includes(verb))
  );
}

function placed(deed: string, scopes: readonly GrantScope[], row: IdentityRow): VerdictPart[] {
  const [first] = scopes;
  const unique = [...new Set(scopes.map(({ name }) => name))];
  if (!first || unique.includes(null)) return anywhere(deed, row);
  if (unique.length === 1) return [{ text: `${deed} ` }, { text: first.name ?? row.domain, name: true }];
  return [{ text: `${deed} ${unique.length} ${plural(first.kind)} of ` }, { text: row.domain, name: true }];
}

function plural(kind: string): string {
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

function anywhere(deed: string, row: IdentityRow): VerdictPart[] {
  return [{ text: `${deed} all of ` }, { text: row.domain, name: true }];
}
