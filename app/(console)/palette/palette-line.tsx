import { CornerDownLeft } from "lucide-react";
import { KeyHint } from "#components/commands/key-hint.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import type { PaletteItem } from "./palette-groups.ts";

/** One line: what it is called and, at the right, its key or who owns it. */
export function PaletteLine({ item: { label, identity, command } }: { item: PaletteItem }) {
  if (!identity) {
    return (
      <>
        {command ? null : <span className="node me" aria-hidden />}
        <span className="min-w-0 flex-1 truncate">{command ? label : <Name text={label} max={56} />}</span>
        {command?.keys === undefined ? <Enter /> : <KeyHint keys={command.keys} />}
      </>
    );
  }
  return (
    <>
      <Glyph name={identity.system} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <code className="min-w-0 truncate">
            <Name text={identity.name} max={44} />
          </code>
          {identity.status !== "live" && <span className="text-xs text-ink-3">{identity.status}</span>}
        </span>
        <span className="block truncate text-xs text-ink-3">
          <Name text={identity.key} max={64} />
        </span>
      </span>
      <span className="max-w-32 truncate text-xs text-ink-2">
        {identity.owner === null ? <span className="no-owner">No owner</span> : <Name text={identity.owner} max={20} />}
      </span>
    </>
  );
}

function Enter() {
  return <CornerDownLeft className="enter icon size-3 text-ink-3" aria-hidden />;
}
