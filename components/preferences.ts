/** What the browser remembers for a person. Cookies, so that the server already renders the page the right way. */
export const PREFERENCE_COOKIES = {
  /** `light` or `dark`; absent follows the system. */
  theme: "rollcall-theme",
  /** `off` switches single-key shortcuts off. */
  shortcuts: "rollcall-shortcuts",
  /** `folded` keeps the coverage banner to one line. */
  coverage: "rollcall-coverage",
  /** `compact` sets the rows of the inventory closer. */
  density: "rollcall-density",
  /** Facets of the inventory that somebody unfolded, and with `-` folded. */
  facets: "rollcall-facets",
} as const;

export type Preference = keyof typeof PREFERENCE_COOKIES;

const A_YEAR = 365 * 24 * 60 * 60;

/** Remembers a choice in this browser; null forgets it. */
export function remember(preference: Preference, value: string | null): void {
  const age = value === null ? 0 : A_YEAR;
  document.cookie = `${PREFERENCE_COOKIES[preference]}=${value ?? ""}; path=/; max-age=${age}; samesite=lax`;
}

export type Theme = "system" | "light" | "dark";

/** Shows a theme now and remembers it. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember("theme", theme === "system" ? null : theme);
}

/** Switches single-key shortcuts on or off, and remembers it. */
export function setShortcuts(on: boolean): void {
  if (on) delete document.documentElement.dataset.shortcuts;
  else document.documentElement.dataset.shortcuts = "off";
  remember("shortcuts", on ? null : "off");
}
