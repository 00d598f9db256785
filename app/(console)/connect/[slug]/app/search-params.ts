import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

const parsers = {
  /** The host the page may post to; proxy.ts reads it too. */
  at: parseAsString,
  /** Why what came back was not taken. No sentence: whoever writes a link would write it. */
  refused: parseAsStringLiteral([
    "no-code",
    "not-awaited",
    "not-yours",
    "expired",
    "no-worker",
    "signed-out",
    "failed",
  ]),
};

export const loadAppParams = createLoader(parsers);

const serialize = createSerializer(parsers);

export type AppParams = Awaited<ReturnType<typeof loadAppParams>>;

/** Address of the page about a source's App. */
export function appPath(slug: string, params: Partial<AppParams> = {}): string {
  return serialize(`/connect/${slug}/app`, params);
}
