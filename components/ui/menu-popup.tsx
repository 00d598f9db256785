"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";

/** The sheet a menu of the masthead opens on. */
export function MenuPopup({ children }: { children: ReactNode }) {
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={6} align="end" className="z-30">
        <Menu.Popup className="pop w-56 p-1.5">{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
