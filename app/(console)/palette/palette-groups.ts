import { COMMAND_GROUPS, type Command } from "#components/commands/command.ts";
import type { PaletteIdentity } from "#lib/service/palette-search.ts";
import type { Recent } from "#components/commands/recent.ts";

/** A repository that was found, and where its page is. */
export interface FoundRepository {
  name: string;
  path: string;
}

/** What the server answers while somebody types. */
export interface PaletteAnswer {
  identities: PaletteIdentity[];
  repositories: FoundRepository[];
}

/** A line of the palette. */
export interface PaletteItem {
  id: string;
  label: string;
  /** For lines of identities: what tells one from another of the same name. */
  identity?: PaletteIdentity;
  command?: Command;
}

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

export const IDENTITY = "identity:";

/** Goes before the address of a repository's page. */
export const REPOSITORY = "repository:";

/** The page a line that is no command opens: of an identity, or of a repository. */
export function pageOf(id: string): string {
  // What a browser remembers may be anything: an address of ours is all that is followed.
  const path = id.slice(REPOSITORY.length);
  if (id.startsWith(REPOSITORY)) return path.startsWith("/repositories/") ? path : "/repositories";
  return `/identities/${id.slice(IDENTITY.length)}`;
}

/** Stronger than anything is weaker than nothing: exact, begins so, a word of it begins so, holds it. */
function rankOf(label: string, words: string): number {
  const text = label.toLowerCase();
  if (text === words) return 0;
  if (text.startsWith(words)) return 1;
  if (text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(words))) return 2;
  return words.split(/\s+/).every((word) => text.includes(word)) ? 3 : NONE;
}

const NONE = 4;

/**
 * What the palette lists. With nothing typed: what was chosen last, then everything that can be done here. Else what
 * matches, the group with the best match first; identities as the server ranked them.
 */
export function paletteGroups(
  typed: string,
  commands: readonly Command[],
  { identities, repositories }: PaletteAnswer,
  recent: readonly Recent[],
): PaletteGroup[] {
  const words = typed.trim().toLowerCase();
  const lines = commands.filter(({ keysOnly }) => keysOnly !== true).map(lineOf);
  const byGroup = (of: readonly PaletteItem[]) =>
    [...COMMAND_GROUPS].map((value) => ({ value, items: of.filter(({ command }) => command?.group === value) }));
  if (words === "") {
    const last = recent.flatMap((one) => recentLine(one, lines));
    const rest = lines.filter(({ id }) => !last.some((one) => one.id === id));
    return [{ value: "Recent", items: last }, ...byGroup(rest)].filter(hasItems);
  }
  const matching = lines.filter(({ label }) => rankOf(label, words) < NONE);
  const groups = [
    { value: "Identities", items: identities.map(identityLine) },
    { value: "Repositories", items: repositories.map(repositoryLine) },
    ...byGroup(matching),
  ].filter(hasItems);
  const best = ({ items }: PaletteGroup) => Math.min(...items.map(({ label }) => rankOf(label, words)));
  return groups
    .map((group) => ({
      ...group,
      items: group.items.toSorted((a, b) => rankOf(a.label, words) - rankOf(b.label, words)),
    }))
    .toSorted((a, b) => best(a) - best(b));
}

/**
 * Those of identities found for an earlier text that match what is typed by now, by name or key. The others would be
 * opened by whoever presses Enter before the answer is there.
 */
export function stillMatching(typed: string, { identities, repositories }: PaletteAnswer): PaletteAnswer {
  const words = typed.trim().toLowerCase();
  return {
    identities: identities.filter(({ name, key }) => rankOf(name, words) < NONE || rankOf(key, words) < NONE),
    repositories: repositories.filter(({ name }) => rankOf(name, words) < NONE),
  };
}

function lineOf(command: Command): PaletteItem {
  return { id: command.id, label: command.label, command };
}

function identityLine(identity: PaletteIdentity): PaletteItem {
  return { id: IDENTITY + identity.id, label: identity.name, identity };
}

function repositoryLine({ name, path }: FoundRepository): PaletteItem {
  return { id: REPOSITORY + path, label: name };
}

/** A command that is not offered here and now is left out; an identity opens its page wherever one is. */
function recentLine({ id, label }: Recent, lines: readonly PaletteItem[]): PaletteItem[] {
  if (id.startsWith(IDENTITY) || id.startsWith(REPOSITORY)) return [{ id, label }];
  return lines.filter((line) => line.id === id);
}

function hasItems({ items }: PaletteGroup): boolean {
  return items.length > 0;
}
