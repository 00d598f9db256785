"use client";

import { Fragment, useSyncExternalStore } from "react";
import { keyCaps, keyWords } from "./key-caps.ts";

const never = () => () => undefined;

/** Whether the keyboard has a ⌘; on the server, which cannot know, it has none. */
export function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iP(hone|ad|od)/.test(navigator.platform),
    () => false,
  );
}

/**
 * The keys of a shortcut as caps, beside the control that does the same. Hidden from screen readers, which are told by
 * `aria-keyshortcuts` or by the sheet.
 */
export function KeyHint({ keys }: { keys: string }) {
  const mac = useMac();
  return (
    <span className="inline-flex items-center gap-1" aria-hidden>
      {keyCaps(keys, mac).map((press, index) => (
        <Fragment key={press.join("")}>
          {index > 0 && <span className="text-2xs text-ink-3">then</span>}
          <kbd>{press.join(mac ? "" : " ")}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** Words and keys for a tooltip: `Keyboard shortcuts (?)`. */
export function useTipWithKeys(words: string, keys: string): string {
  return `${words} (${keyWords(keys, useMac())})`;
}
