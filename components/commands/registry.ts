import type { Command } from "./command.ts";

/** What the parts of the page offer at this moment; one for the browser, since the keyboard is one. */
export interface CommandRegistry {
  /** Offers commands until the answer is called. */
  offer(commands: readonly Command[]): () => void;
  /** The same array until something changes. */
  current(): readonly Command[];
  /** Calls back after each change, until the answer is called. */
  subscribe(changed: () => void): () => void;
}

/** Of two commands with one id the one offered last counts: a panel takes the place of the page behind it. */
export function commandRegistry(): CommandRegistry {
  const offers = new Set<readonly Command[]>();
  const listeners = new Set<() => void>();
  let commands: readonly Command[] = [];

  function update(): void {
    commands = [...new Map([...offers].flat().map((command) => [command.id, command])).values()];
    for (const changed of listeners) changed();
  }

  return {
    offer(offered) {
      offers.add(offered);
      update();
      return () => {
        offers.delete(offered);
        update();
      };
    },
    current: () => commands,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
