/**
 * The key caps of a shortcut, press by press: `g i` is `[["g"], ["i"]]`, `$mod+k` one press of two keys. A modifier that
 * may be held and need not (`[Shift]+?`, since boards differ) is not named: the character is what people look for.
 */
export function keyCaps(keys: string, mac: boolean): string[][] {
  return keys.split(" ").map((press) => {
    const parts = press.split(/(?<=\w|\])\+/);
    return parts.filter((part) => part !== "[Shift]").map((part) => capOf(part, mac));
  });
}

function capOf(key: string, mac: boolean): string {
  if (key === "$mod") return mac ? "⌘" : "Ctrl";
  if (key === "Shift") return mac ? "⇧" : "Shift";
  if (key === "Escape") return "Esc";
  return ARROWS[key] ?? key;
}

const ARROWS: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→" };

/** True for keys that type something by themselves, alone or one after the other: those that can be switched off. */
export function areSingleKeys(keys: string): boolean {
  return keys.split(" ").every((press) => press.replace("[Shift]+", "").length === 1);
}

/** The same in words, for what cannot show caps: `g then i`, `Ctrl+k`. */
export function keyWords(keys: string, mac: boolean): string {
  return keyCaps(keys, mac)
    .map((press) => press.join(mac ? "" : "+"))
    .join(" then ");
}
