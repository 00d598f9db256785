import type { WorkflowProblem } from "./place.ts";

/** More of them say nothing new. */
const MAX_PROBLEMS = 50;

/** What was left out of a file while it was read. Messages quote nothing of it. */
export class Problems {
  private readonly found: WorkflowProblem[] = [];

  add(line: number, message: string): void {
    if (this.found.length < MAX_PROBLEMS) this.found.push({ line, message });
  }

  inOrder(): WorkflowProblem[] {
    return this.found.toSorted((a, b) => a.line - b.line);
  }
}
