import { cookies } from "next/headers";
import { PREFERENCE_COOKIES } from "#components/preferences.ts";

/** What this browser remembers; anything unknown counts as not remembered. */
export async function readPreferences() {
  const jar = await cookies();
  const theme = jar.get(PREFERENCE_COOKIES.theme)?.value;
  return {
    theme: theme === "light" || theme === "dark" ? theme : undefined,
    shortcuts: jar.get(PREFERENCE_COOKIES.shortcuts)?.value === "off" ? "off" : undefined,
    compact: jar.get(PREFERENCE_COOKIES.density)?.value === "compact",
    facets: jar.get(PREFERENCE_COOKIES.facets)?.value,
    coverageFolded: jar.get(PREFERENCE_COOKIES.coverage)?.value === "folded",
  } as const;
}
