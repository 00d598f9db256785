/** The parameters of a statement that is put together from parts. */
export class Params {
  readonly values: unknown[] = [];

  /** Takes a value and answers with what stands for it, its type said: Postgres wants one for each. */
  add(value: unknown, type: "text" | "text[]" | "int" | "int[]" | "bigint" | "timestamptz"): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
