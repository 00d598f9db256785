import { z } from "zod";
import { capName, cut, wellFormed } from "#collectors/shared/text.ts";

/** Longest list kept of repositories and people; what is beyond is said in `truncated`. */
export const MAX_LIST = 10_000;

/** Longest list kept of what people write by hand: events, labels, rules. */
export const MAX_SHORT_LIST = 1000;

const MAX_TEXT = 256;
const MAX_PERMISSIONS = 300;

/** An id of GitHub: a number that JSON keeps exactly. */
export const Id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** A name that something else refers to: a long one keeps its beginning and a digest, so that two stay two. */
export const Name = z.string().min(1).transform(wellFormed).transform(capName);

/** A text that is only shown: its beginning is kept. */
export const Text = z.string().transform((text) => {
  const whole = wellFormed(text);
  return whole.length <= MAX_TEXT + 1 ? whole : `${cut(whole, MAX_TEXT)}…`;
});

/** One of GitHub's own words: `selected`, `write`. New ones are let in, whatever is no word is not. */
export const Word = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9 _-]*$/);

/** Absent: GitHub does not say. */
export const Flag = z.boolean().nullish();

export const Count = z.number().int().min(0).max(1_000_000_000);

/** A moment, whatever offset it is written with, as ISO text in UTC. */
export const Time = z.string().transform((text, context) => {
  const time = /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) ? Date.parse(text) : NaN;
  const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
  if (year < 1 || year > 9999) {
    context.addIssue({ code: "custom", message: "is not a time" });
    return z.NEVER;
  }
  return new Date(time).toISOString().replace(".000Z", "Z");
});

/** A list of which the first `max` are kept; `reduce.ts` says where that cut something. */
export function listOf<Item extends z.ZodType>(item: Item, max: number = MAX_SHORT_LIST) {
  return z
    .array(z.unknown())
    .transform((items) => items.slice(0, max))
    .pipe(z.array(item));
}

/** Lists of which the end was cut off, by path, in whichever reading that was. */
export const CutLists = z
  .array(z.string().regex(/^[a-z_.]{1,100}$/))
  .max(50)
  .optional();

/** A document of a listing: what its shape does not name ends here. */
export function document<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({
    ...shape,
    truncated: z
      .array(Word.or(z.string().max(100)))
      .max(50)
      .optional(),
  });
}

/** A person or a bot, without everything that is about them. */
export const Person = z.object({ login: Name, id: Id });

export const TeamReference = z.object({ slug: Name, id: Id });

/** A repository in a list of others' choice. */
export const RepositoryReference = z.object({ id: Id, full_name: Name });

/**
 * Which repositories something may use, where it is not all of them: a list, or why there is none. Never an empty list in
 * place of one that was not read.
 */
export const Selection = z.union([
  z.object({ known: listOf(RepositoryReference, MAX_LIST) }),
  z.object({ unknown: Text }),
]);

/** GitHub's words for what may be done, by GitHub's words for what it is done to. */
export const Permissions = z.unknown().transform((value, context): Record<string, string> => {
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  const words = entries?.every(
    (entry): entry is [string, string] => typeof entry[1] === "string" && isWord(entry[0]) && isWord(entry[1]),
  );
  if (!entries || !words || entries.length > MAX_PERMISSIONS) {
    context.addIssue({ code: "custom", message: "are not permissions by name" });
    return z.NEVER;
  }
  return Object.fromEntries(entries) as Record<string, string>;
});

function isWord(text: string): boolean {
  return text !== "__proto__" && Word.safeParse(text).success && text !== "";
}
