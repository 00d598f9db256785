import type { Node } from "./nodes.ts";
import { parseNodes } from "./parse-nodes.ts";
import type { ActionReader } from "./place.ts";

/** Most steps of one file, those of the actions beside it among them. */
const MAX_STEPS = 20_000;

/** The actions that lie beside a workflow, each read once, and how many steps may still come of them. */
export class LocalActions {
  private readonly read: ActionReader | undefined;
  private readonly known = new Map<string, Node | undefined>();
  private left = MAX_STEPS;

  constructor(read: ActionReader | undefined) {
    this.read = read;
  }

  /** The file of an action by the path of its folder; undefined where there is none that can be read. */
  at(path: string): Node | undefined {
    if (!this.known.has(path)) {
      const text = this.read?.(path) ?? null;
      const parsed = text === null ? null : parseNodes(text);
      this.known.set(path, parsed?.ok ? parsed.node : undefined);
    }
    return this.known.get(path);
  }

  /** Says whether one more step may be looked at. */
  takeStep(): boolean {
    this.left -= 1;
    return this.left >= 0;
  }
}
