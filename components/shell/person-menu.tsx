"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, CircleHelp, KeyRound, LogOut, MonitorX } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { KeyHint } from "../commands/key-hint.tsx";
import { forgetRecent } from "../commands/recent.ts";
import { setShortcuts } from "../preferences.ts";
import { Name } from "../name.tsx";
import { showable } from "../words/names.ts";
import { useShortcutsOn } from "../use-preference.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";

interface PersonMenuProps {
  name: string;
  role: string;
  shortcuts: boolean;
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<void>;
}

/** Who is signed in, what this browser remembers for them, and the way out. */
export function PersonMenu({ name, role, shortcuts, signOut, signOutEverywhere }: PersonMenuProps) {
  const [leaving, startLeaving] = useTransition();
  return (
    <Menu.Root>
      <Menu.Trigger className="iconbtn">
        <span className="grid size-[26px] place-items-center rounded-full bg-ink text-[10.5px] font-[620] text-paper">
          {initials(name)}
        </span>
        <span className="sr-only">, account of {showable(name)}</span>
      </Menu.Trigger>
      <MenuPopup>
        <Menu.Group>
          <Menu.GroupLabel className="mb-1.5 border-b border-rule px-2 pt-1 pb-2">
            <span className="block font-[560]">
              <Name text={name} max={28} />
            </span>
            <span className="text-xs text-ink-3">{role}</span>
          </Menu.GroupLabel>
          <Menu.CheckboxItem className="menu-item" checked={useShortcutsOn(shortcuts)} onCheckedChange={setShortcuts}>
            <span className="flex-1">Single-key shortcuts</span>
            <Menu.CheckboxItemIndicator>
              <Check className="icon" aria-hidden />
            </Menu.CheckboxItemIndicator>
          </Menu.CheckboxItem>
          <Menu.LinkItem className="menu-item" closeOnClick render={<Link href="/leaked" />}>
            <KeyRound className="icon" aria-hidden />
            <span className="flex-1">Leaked credential</span>
            <KeyHint keys="g l" />
          </Menu.LinkItem>
          <Menu.LinkItem className="menu-item" closeOnClick render={<Link href="/help" />}>
            <CircleHelp className="icon" aria-hidden />
            Help
          </Menu.LinkItem>
          <Menu.Item
            className="menu-item"
            disabled={leaving}
            closeOnClick={false}
            onClick={() => startLeaving(() => leave(signOut))}
          >
            <LogOut className="icon" aria-hidden />
            {leaving ? "Signing out…" : "Sign out"}
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            disabled={leaving}
            closeOnClick={false}
            onClick={() => startLeaving(() => leave(signOutEverywhere))}
          >
            <MonitorX className="icon" aria-hidden />
            Sign out everywhere
          </Menu.Item>
        </Menu.Group>
      </MenuPopup>
    </Menu.Root>
  );
}

function leave(signOut: () => Promise<void>): Promise<void> {
  forgetRecent(localStorage);
  return signOut();
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => Array.from(part ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
