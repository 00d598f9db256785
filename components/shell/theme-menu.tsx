"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { Command } from "../commands/command.ts";
import { useCommands } from "../commands/use-commands.ts";
import { setTheme, type Theme } from "../preferences.ts";
import { useTheme } from "../use-preference.ts";
import { Glyph } from "../glyph.tsx";
import { MenuPopup } from "../ui/menu-popup.tsx";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const COMMANDS = THEMES.map(({ value, label }): Command => ({
  id: `theme.${value}`,
  group: "Rollcall",
  label: value === "system" ? "Theme as the system" : `${label} theme`,
  run: () => setTheme(value),
}));

/** Light, dark, or whatever the system is. */
export function ThemeMenu({ theme: first }: { theme: Theme }) {
  const theme = useTheme(first);
  useCommands(COMMANDS);
  return (
    <Menu.Root>
      <Menu.Trigger className="iconbtn" aria-label="Theme">
        <Glyph name="theme" />
      </Menu.Trigger>
      <MenuPopup>
        <Menu.RadioGroup value={theme} onValueChange={setTheme}>
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
