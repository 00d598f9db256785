"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Moon, Sun } from "lucide-react";
import { remember } from "../preferences.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** Light, dark, or whatever the system is. */
export function ThemeMenu({ theme }: { theme: "system" | "light" | "dark" }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="iconbtn" aria-label="Theme">
        <Moon className="icon dark:hidden" aria-hidden />
        <Sun className="icon hidden dark:block" aria-hidden />
      </Menu.Trigger>
      <MenuPopup>
        <Menu.RadioGroup defaultValue={theme} onValueChange={choose}>
          {THEMES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} className="menu-item" closeOnClick>
              <span className="flex-1">{label}</span>
              <Menu.RadioItemIndicator>
                <Check className="icon" aria-hidden />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
}

function choose(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember("theme", theme === "system" ? null : theme);
}
