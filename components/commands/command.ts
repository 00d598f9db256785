/** The parts of the palette and of the sheet of shortcuts, in their order. */
export const COMMAND_GROUPS = ["Selection", "This page", "Go to", "Saved views", "Rollcall"] as const;

export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a person can do where they are. Every one has a visible control too; this is its quick way. */
export interface Command {
  /** Unique among those that are there at a time: `go.inventory`. */
  id: string;
  group: CommandGroup;
  /** A verb first: `Go to the inventory`. */
  label: string;
  /** As tinykeys writes it: `g i`, `x`, `[Shift]+?`, `$mod+k`. */
  keys?: string;
  /** Keys only: makes no sense as a line of the palette, like moving to the next row. */
  keysOnly?: boolean;
  run(): void;
}
