/** Tells the newest of several things under way from those it took the place of. */
export interface Turns {
  /** Begins a turn, which ends the one before. @returns whether it is the newest still */
  begin(): () => boolean;
}

/** Numbers turns: what took long must not be shown under what came after it. */
export function makeTurns(): Turns {
  let newest = 0;
  return {
    begin() {
      newest += 1;
      const turn = newest;
      return () => turn === newest;
    },
  };
}
