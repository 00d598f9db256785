import Link from "next/link";
import { ChainLogo } from "#components/brand.tsx";
import { PersonMenu } from "#components/shell/person-menu.tsx";
import { ShortcutsButton } from "#components/shell/shortcuts-button.tsx";
import { ThemeMenu } from "#components/shell/theme-menu.tsx";
import { signOut, signOutEverywhere } from "#lib/server/sign-out.ts";
import { MainNav } from "./main-nav.tsx";
import { PaletteButton } from "./palette/palette-button.tsx";
import { readPreferences } from "../preferences.ts";
import { context } from "./request.ts";

/** Top of every page: where one is, where one can go, who one is. */
export async function Masthead() {
  const [{ actor }, { theme, shortcuts }] = await Promise.all([context(), readPreferences()]);
  const role = actor.kind === "user" ? actor.role : actor.kind;
  return (
    <header className="no-print sticky top-0 z-20 flex h-(--mast) items-center gap-2 border-b border-rule bg-paper px-(--gutter) md:gap-7">
      <Link
        href="/"
        className="order-2 flex items-center gap-2.5 font-serif text-[1.3125rem] leading-none font-[560] tracking-tight no-underline md:order-none"
      >
        <ChainLogo />
        Rollcall
      </Link>
      <MainNav />
      <div className="order-3 ml-auto flex items-center gap-1.5">
        <PaletteButton />
        <ShortcutsButton on={shortcuts !== "off"} />
        <ThemeMenu theme={theme ?? "system"} />
        <PersonMenu
          name={actor.name}
          role={role}
          shortcuts={shortcuts !== "off"}
          signOut={signOut}
          signOutEverywhere={signOutEverywhere}
        />
      </div>
    </header>
  );
}
