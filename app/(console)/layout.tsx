import type { ReactNode } from "react";
import { CommandKeys } from "#components/commands/command-keys.tsx";
import { TipLayer } from "#components/ui/tip-layer.tsx";
import { Masthead } from "./masthead.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Masthead />
      {children}
      <CommandKeys />
      <TipLayer />
    </>
  );
}
