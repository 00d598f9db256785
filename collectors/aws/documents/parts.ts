import { z } from "zod";
import { capName, cut, wellFormed } from "#collectors/shared/text.ts";

/** Longest list kept of what AWS itself bounds lower; what is beyond is said in `truncated`. */
export const MAX_LIST = 1000;

/** As many tags as AWS lets a thing have. */
const MAX_TAGS = 50;

/** Longest tag value that AWS takes: policies compare them, so they are kept whole up to here. */
const MAX_TAG = 256;

const MAX_TEXT = 256;
const MAX_ARN = 1600;

/** Twelve digits. */
export const AccountId = z.string().regex(/^[0-9]{12}$/);

/** An id that AWS made: `AROA…`, `p-…`, `ou-…`. */
export const Id = z.string().regex(/^[A-Za-z0-9_.-]{1,128}$/);

/** An ARN; what it names may hold any character that can be seen. */
export const Arn = z
  .string()
  .max(MAX_ARN)
  .regex(/^arn:[a-z0-9-]{1,40}:[a-z0-9-]{1,64}:[a-z0-9-]{0,40}:(?:[0-9]{12}|aws)?:[^\s\p{C}]+$/u);

/** A name that something else refers to: a long one keeps its beginning and a digest, so that two stay two. */
export const Name = z.string().min(1).transform(wellFormed).transform(capName);

/** A text that is only shown: its beginning is kept. */
export const Text = z.string().transform((text) => {
  const whole = wellFormed(text);
  return whole.length <= MAX_TEXT + 1 ? whole : `${cut(whole, MAX_TEXT)}…`;
});

/** One of AWS's own words: `ACTIVE`, `SERVICE_CONTROL_POLICY`. New ones are let in, whatever is no word is not. */
export const Word = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9 _.:/-]*$/);

/** Absent: AWS does not say. */
export const Flag = z.boolean().nullish();

export const Count = z.number().int().min(0).max(1_000_000_000);

/** A moment: what the SDK gives, or text with whatever offset, as ISO text in UTC. */
export const Time = z.union([z.date(), z.string()]).transform((value, context) => {
  const text = typeof value === "string" ? value.trim().replace(/^(\d{4}-\d\d-\d\d) /, "$1T") : value;
  const well = typeof text !== "string" || /^\d{4}-\d\d-\d\d(?:T[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text);
  const time = well ? new Date(text).getTime() : NaN;
  const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
  if (year < 1 || year > 9999) {
    context.addIssue({ code: "custom", message: "is not a time" });
    return z.NEVER;
  }
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
});

/** A list of which the first `max` are kept; `reduce.ts` says where that cut something. */
export function listOf<Item extends z.ZodType>(item: Item, max: number = MAX_LIST) {
  return z
    .array(z.unknown())
    .transform((items) => items.slice(0, max))
    .pipe(z.array(item));
}

const TagText = z.string().transform((text) => (text.length <= MAX_TAG ? wellFormed(text) : capName(wellFormed(text))));

/** `{Key, Value}`, `{key, value}` or a map: services differ. A value longer than AWS allows keeps its beginning. */
export const Tags = z.preprocess(
  (tags) => {
    if (typeof tags !== "object" || tags === null) return tags;
    if (!Array.isArray(tags)) return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return tags.map((tag: unknown) => (isLowerCase(tag) ? { Key: tag.key, Value: tag.value } : tag));
  },
  listOf(z.object({ Key: TagText, Value: TagText.nullish() }), MAX_TAGS),
);

function isLowerCase(tag: unknown): tag is { key: unknown; value?: unknown } {
  return typeof tag === "object" && tag !== null && "key" in tag;
}

/** A document of a listing: what its shape does not name ends here. `truncated`: lists of which the end was cut off. */
export function document<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({
    ...shape,
    truncated: z
      .array(z.string().regex(/^[A-Za-z_.]{1,100}$/))
      .max(50)
      .optional(),
  });
}
