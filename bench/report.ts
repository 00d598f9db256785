/** One measured figure: what, against what, on which input. */
export interface BenchRow {
  id: string;
  value: number;
  unit: string;
  /** The figure the value is held against, measured in the same run; null where there is none. */
  baseline: number | null;
  baselineOf: string;
  ratio: number | null;
  /** The bar of the project, in the row's unit; `at most` or `at least`. */
  bar: string;
  input: string;
}

/** The middle of the runs; the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Builds a row, its ratio from value and baseline. */
export function row(fields: Omit<BenchRow, "ratio">): BenchRow {
  const ratio = fields.baseline === null || fields.baseline === 0 ? null : fields.value / fields.baseline;
  return { ...fields, ratio };
}

/** Prints a row for people, or as one JSON object. */
export function print(result: BenchRow, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  const against =
    result.baseline === null
      ? ""
      : `, ${result.ratio?.toFixed(2) ?? "?"} × ${format(result.baseline)} ${result.unit} (${result.baselineOf})`;
  console.log(`${result.id}: ${format(result.value)} ${result.unit} (bar: ${result.bar})${against} — ${result.input}`);
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en-US") : value.toFixed(2);
}
