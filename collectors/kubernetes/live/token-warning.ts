import { z } from "zod";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Before so many days there is time enough to make another. */
const SOON_DAYS = 14;

const Claims = z.object({ exp: z.number().optional(), iss: z.string().optional() });

/** What a token says of its own end (RFC 7519, section 4.1.4); nothing when it is none that can be read. */
export function tokenWarning(token: string | null, now: Date): string[] {
  const claims = token === null ? null : claimsOf(token);
  if (!claims) return [];
  if (claims.exp === undefined) {
    return ["The token never expires: whoever gets hold of it can read the cluster until it is deleted there."];
  }
  const ends = new Date(claims.exp * 1000);
  if (Number.isNaN(ends.getTime()) || ends.getTime() - now.getTime() > SOON_DAYS * DAY_MS) return [];
  return [`The token ends at ${ends.toISOString()}. Give a new one before that, or the source falls silent.`];
}

function claimsOf(token: string): z.infer<typeof Claims> | null {
  const [, payload, signature] = token.split(".");
  if (payload === undefined || signature === undefined) return null;
  try {
    return Claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}
