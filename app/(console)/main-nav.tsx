"use client";

import { Popover } from "@base-ui/react/popover";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import type { Command } from "#components/commands/command.ts";
import { keyWords } from "#components/commands/key-caps.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import { Glyph } from "#components/glyph.tsx";
import { MORE_PAGES, PAGES } from "./pages.ts";
import { at, parseAsInstant } from "./search-params.ts";

/** The pages there are, with the time that is shown kept; folded into a menu where it is narrow. */
export function MainNav() {
  const [open, setOpen] = useState(false);
  useCommands(usePageCommands());
  return (
    <>
      <nav aria-label="Main" className="hidden md:block">
        <Pages className="flex gap-0.5" link="page-tab" />
      </nav>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="iconbtn order-1 md:hidden" aria-label="Pages">
          <Glyph name="menu" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={8} align="start" className="z-30">
            <Popover.Popup className="pop w-56 p-1.5" aria-label="Pages">
              <nav aria-label="Main">
                <Pages link="page-line menu-item min-h-10 px-3 text-base" onFollow={() => setOpen(false)} />
              </nav>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

function Pages({ className, link, onFollow }: { className?: string; link: string; onFollow?: () => void }) {
  const pathname = usePathname();
  const [asOf] = useQueryState("asof", parseAsInstant);
  return (
    <ul className={className}>
      {PAGES.map(({ path, label, keys }) => (
        <li key={path}>
          <Link
            href={at(path, asOf)}
            data-tip={keyWords(keys, false)}
            onClick={onFollow}
            aria-current={pathname === path ? "page" : pathname.startsWith(`${path}/`) ? "true" : undefined}
            className={link}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The ways to the pages, with the time that is shown kept. */
function usePageCommands(): Command[] {
  const router = useRouter();
  const [asOf] = useQueryState("asof", parseAsInstant);
  return useMemo(
    () =>
      [...PAGES, ...MORE_PAGES].map(({ path, label, keys }, index) => ({
        id: `go${path}`,
        group: "Go to",
        label,
        keys,
        run: () => router.push(at(path, index < PAGES.length ? asOf : null)),
      })),
    [router, asOf],
  );
}
