import { KeyHint } from "#components/commands/key-hint.tsx";
import { MORE_PAGES, PAGES } from "../pages.ts";

/** What every page has; the sheet lists what the page at hand has beside it. */
const EVERYWHERE: readonly (readonly [keys: string, does: string])[] = [
  ["$mod+k", "Find an identity, a page, or something to do"],
  ["[Shift]+?", "List the keys of the page one is on, and switch single keys off"],
  ["Escape", "Close what is open"],
];

/** Keys that do not depend on the page. */
export function KeyHelp() {
  const pages = [...PAGES, ...MORE_PAGES].flatMap(({ keys, label }) =>
    keys === undefined ? [] : [[keys, label] as const],
  );
  return (
    <>
      <p className="mt-3 max-w-[68ch] text-pretty text-ink-2">
        Everything with a key also has a visible control. Keys rest while you type or answer a question; single keys can
        be switched off in the sheet and in the menu of your account.
      </p>
      <ul className="mt-2">
        {[...EVERYWHERE, ...pages].map(([keys, does]) => (
          <li key={keys} className="flex min-h-9 items-center gap-4 border-b border-rule text-sm">
            <span className="w-32 shrink-0">
              <KeyHint keys={keys} />
            </span>
            {does}
          </li>
        ))}
      </ul>
    </>
  );
}
