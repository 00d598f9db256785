import { z } from "zod";
import { isEnvironmentKey } from "#lib/domain/environments/environment-keys.ts";
import { isOwnerKey } from "#lib/domain/ownership/owner-keys.ts";
import { document, Flag, Id, Name, Person, Text, Time, Word } from "./parts.ts";

/** Custom properties that name an owner or an environment; all others are dropped unread. */
const Properties = z.record(z.string(), z.unknown()).transform((properties) => {
  const kept: [string, string][] = [];
  for (const [key, value] of Object.entries(properties)) {
    if (key.length > 75 || !(isOwnerKey(key) || isEnvironmentKey(key))) continue;
    const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
    if (texts.length > 0) kept.push([key, Text.parse(texts.join(", "))]);
  }
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
});

/** `GET /orgs/{org}/repos`, or `GET /installation/repositories` where an App sees only some. */
export const Repository = document({
  id: Id,
  name: Name,
  owner: Person,
  visibility: Word.nullish(),
  private: Flag,
  archived: Flag,
  disabled: Flag,
  fork: Flag,
  is_template: Flag,
  default_branch: Name.nullish(),
  created_at: Time.nullish(),
  /** It moves with every push: it says which repositories to look at first and is part of no fact. */
  pushed_at: Time.nullish(),
  custom_properties: Properties.nullish(),
});
