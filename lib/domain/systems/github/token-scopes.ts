import type { JsonObject } from "../../facts/json.ts";
import type { Claim } from "../../inventory/claim.ts";
import type { AccessSentence, GrantView } from "../../inventory/detail.ts";
import { textOf } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";

/** What a scope makes whoever has the token, always as far as its owner may. */
interface Deed {
  /** `push to repositories`: goes before `of acme`. */
  words: string;
  verb: "write" | "read";
}

/**
 * Scopes of classic tokens in words, the gravest first. Those that only read stand last.
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
 */
const SCOPES: Readonly<Record<string, Deed>> = {
  site_admin: { words: "administer the server", verb: "write" },
  "admin:enterprise": { words: "administer the enterprise", verb: "write" },
  "admin:org": { words: "manage people and teams", verb: "write" },
  repo: { words: "change code and settings", verb: "write" },
  delete_repo: { words: "delete repositories", verb: "write" },
  workflow: { words: "change workflow files", verb: "write" },
  public_repo: { words: "push to public repositories", verb: "write" },
  "manage_runners:enterprise": { words: "add runners to the enterprise", verb: "write" },
  "manage_runners:org": { words: "add runners", verb: "write" },
  "admin:org_hook": { words: "send events elsewhere", verb: "write" },
  "admin:repo_hook": { words: "change webhooks", verb: "write" },
  "write:repo_hook": { words: "change webhooks", verb: "write" },
  "write:packages": { words: "publish packages", verb: "write" },
  "delete:packages": { words: "delete packages", verb: "write" },
  "write:org": { words: "change memberships and projects", verb: "write" },
  codespace: { words: "create and use codespaces", verb: "write" },
  "admin:public_key": { words: "add SSH keys to its owner", verb: "write" },
  "write:public_key": { words: "add SSH keys to its owner", verb: "write" },
  "repo:invite": { words: "take invitations to repositories", verb: "write" },
  security_events: { words: "change security alerts", verb: "write" },
  repo_deployment: { words: "change deployments", verb: "write" },
  "repo:status": { words: "set commit statuses", verb: "write" },
  project: { words: "change projects", verb: "write" },
  "write:discussion": { words: "change discussions", verb: "write" },
  "read:enterprise": { words: "read the enterprise", verb: "read" },
  "read:audit_log": { words: "read the audit log", verb: "read" },
  "read:org": { words: "read people and teams", verb: "read" },
  "read:packages": { words: "read packages", verb: "read" },
  "read:repo_hook": { words: "read webhooks", verb: "read" },
  "read:project": { words: "read projects", verb: "read" },
  "read:discussion": { words: "read discussions", verb: "read" },
};

/** How many of the scopes lead far enough to be told among what is dangerous. */
const GRAVE = Object.keys(SCOPES).slice(0, Object.keys(SCOPES).indexOf("repo:invite"));

/** Order of the dangerous ones, the gravest first. */
export const SCOPE_RISKS: readonly string[] = GRAVE.map(riskOf);

function riskOf(scope: string): string {
  return `scope:${scope}`;
}

interface Scope {
  name: string;
  /** Where it stands in the document. */
  index: number;
  /** Undefined: what it lets do is not known here. */
  deed: Deed | undefined;
}

/** Scopes of a classic token, the gravest first and what is not known before what only reads; null: they were not read. */
function scopesOf(identity: JsonObject | null): Scope[] | null {
  if (!Array.isArray(identity?.scopes)) return null;
  return identity.scopes
    .map((scope, index) => {
      const name = textOf(scope);
      return { name, index, deed: Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined };
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

const ORDER = Object.keys(SCOPES);

function rankOf({ name, deed }: Scope): number {
  return deed ? ORDER.indexOf(name) : ORDER.indexOf("read:enterprise") - 0.5;
}

/** What a classic token may do, scope by scope. */
export function scopeGrants(alias: string, identity: JsonObject | null): GrantView[] {
  const owner = ownerOf(alias);
  const because = {
    binding: { kind: "token", name: holderOf(identity), key: alias },
    role: { kind: "token", name: holderOf(identity), key: alias },
    via: null,
  };
  const frame = {
    scope: { kind: "organization" as const, name: null },
    resourceNames: [],
    nonResourceUrls: [],
    dangling: false,
  };
  const scopes = scopesOf(identity);
  if (!scopes) {
    const words = `unknown: its scopes in ${owner} were not read`;
    return [{ ...frame, words, verbs: [], resources: [], unread: true, because: { ...because, rule: null } }];
  }
  return scopes.map(({ name, index, deed }) => ({
    ...frame,
    words: deed ? `${placed(deed, owner)}, where its owner may` : `use the scope \`${name}\` in ${owner}`,
    verbs: deed ? [deed.verb] : [],
    resources: [name],
    unread: false,
    because: { ...because, rule: { words: `scope \`${name}\``, path: ["scopes", index] } },
  }));
}

/** What of its scopes is dangerous, in words. */
export function scopeAccess(alias: string, identity: JsonObject | null): AccessSentence[] {
  return (scopesOf(identity) ?? []).flatMap(({ name, deed }) => {
    if (!deed || !GRAVE.includes(name)) return [];
    const words = `${placed(deed, ownerOf(alias))}, where its owner may`;
    return [{ risk: riskOf(name), words, because: `because it has the scope \`${name}\`` }];
  });
}

/** The gravest of its scopes; null where they were not read, which is no claim that it has none. */
export function scopeClaim(alias: string, identity: JsonObject | null): Claim | null {
  const scopes = scopesOf(identity);
  if (!scopes) return null;
  const [gravest, ...others] = scopes;
  if (!gravest) {
    const words = "It has no scope. Such a token reads what everybody can, and nothing else.";
    return { parts: [{ text: "can only read what is public" }], note: noteOf(alias, words, ["scopes"], []) };
  }
  const { name, index, deed } = gravest;
  const owner = ownerOf(alias);
  const more = others.length === 0 ? "" : ` Access lists ${others.length} more.`;
  const words = deed
    ? `The scope \`${name}\` lets it ${placed(deed, owner)}, wherever its owner may.${more}`
    : `What the scope \`${name}\` lets it do is not known to Rollcall.${more}`;
  const note = noteOf(alias, words, ["scopes", index], [name]);
  if (!deed) return { parts: [{ text: "has the scope " }, { text: name, name: true }], note };
  if (namesItsPlace(deed)) return { parts: [{ text: `can ${deed.words}` }], note };
  return { parts: [{ text: `can ${deed.words} of ` }, { text: owner, name: true }], note };
}

function noteOf(key: string, words: string, path: (string | number)[], deciding: string[]): Claim["note"] {
  return { words, evidence: [{ key, path, deciding }], looked: [] };
}

/** Says whether the words already name what it is about, which is not the organization. */
function namesItsPlace({ words }: Deed): boolean {
  return / the | its owner$/.test(words);
}

function placed(deed: Deed, owner: string): string {
  return namesItsPlace(deed) ? deed.words : `${deed.words} of ${owner}`;
}

function ownerOf(alias: string): string {
  const place = readAlias(alias);
  return place ? placeName(place) : "the organization";
}

function holderOf(identity: JsonObject | null): string {
  return textOf(identity?.owner) || "its owner";
}
