import { z } from "zod";
import { document, Flag, Id, listOf, Name, Text, Time, Word } from "./parts.ts";

/** Of an address only who is asked and how: user, password, path and query may all be keys. */
function addressOf(url: string): { scheme: string; host: string } | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return host === "" ? null : { scheme: protocol.slice(0, -1), host };
}

const Config = z
  .object({
    url: z.string().nullish(),
    secret: z.unknown().optional(),
    scheme: Word.nullish(),
    host: Name.nullish(),
    secret_set: Flag,
    content_type: Text.nullish(),
    insecure_ssl: z.union([z.string(), z.number()]).nullish(),
  })
  .transform(({ url, secret, scheme, host, secret_set, content_type, insecure_ssl }) => {
    const address = typeof url === "string" ? addressOf(url) : { scheme: scheme ?? null, host: host ?? null };
    const word = Word.safeParse(address?.scheme);
    const name = Name.safeParse(address?.host);
    return {
      scheme: word.success ? word.data : null,
      host: name.success ? name.data : null,
      // GitHub shows stars where there is one and nothing where there is none.
      secret_set: secret_set ?? (typeof secret === "string" && secret !== ""),
      content_type: content_type ?? null,
      insecure_ssl:
        insecure_ssl === undefined || insecure_ssl === null
          ? null
          : insecure_ssl === 1 || insecure_ssl === "1"
            ? "1"
            : "0",
    };
  });

/** `GET …/hooks`. */
export const Webhook = document({
  id: Id,
  active: Flag,
  events: listOf(z.union([Word, z.literal("*")])).nullish(),
  config: Config,
  created_at: Time.nullish(),
});
