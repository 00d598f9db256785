"use client";

import { Menu } from "@base-ui/react/menu";
import { useState, type ReactNode } from "react";

/** The sheet a menu opens on. It stands beside its button, so that it belongs to the same landmark. */
export function MenuPopup({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setPlace} className="contents" />
      <Menu.Portal container={place}>
        <Menu.Positioner sideOffset={6} align="end" className="z-30">
          <Menu.Popup className="pop w-56 p-1.5">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </>
  );
}
