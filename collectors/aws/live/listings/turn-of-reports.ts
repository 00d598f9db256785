/** A role or user that a report can be asked about. */
export interface Principal {
  /** AWS's own id: one that is made again under the same name has another. */
  id: string;
  arn: string;
}

/** How many reports may still be asked for in this run, over all accounts. */
export interface Budget {
  left: number;
}

/** The end of a reason says who was asked last. By id: names are of any length, and others choose them. */
const LAST = / The last was ([A-Z0-9]{16,128})\.$/;

/** Longest reason that an export keeps. */
const MAX_REASON = 500;

/** One of each, in the order in which they take their turn. */
export function inTurn(principals: readonly Principal[]): Principal[] {
  const byId = new Map(principals.map((principal) => [principal.id, principal]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Those whose turn it is: the ones after who was asked last, and from the first again. However far each run comes and
 * whenever it is made, all come around.
 * @param all in turn
 * @param reason how the listing ended last time
 */
export function turnOf(all: readonly Principal[], budget: Budget, reason: string | null | undefined): Principal[] {
  const count = Math.min(all.length, Math.max(0, budget.left));
  budget.left -= count;
  const last = lastAsked(reason) ?? "";
  const next = all.findIndex(({ id }) => id > last);
  const from = Math.max(0, next);
  return [...all, ...all].slice(from, from + count);
}

/** Who was asked last, by what was kept of that. */
export function lastAsked(reason: string | null | undefined): string | undefined {
  return LAST.exec(reason ?? "")?.[1];
}

/** A reason that says who was asked last, so that the next run can go on from there. */
export function withLast(reason: string, id: string | undefined): string {
  const said = ` The last was ${id}.`;
  return LAST.test(said) ? reason.slice(0, MAX_REASON - said.length) + said : reason;
}
