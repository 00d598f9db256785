import { readFileSync } from "node:fs";

/** Rows of a truth table by column; no cell of it holds a comma or a quote. */
export function readTruth(
  table: "identities" | "credentials" | "github" | "aws" | "reach" | "reach-github" | "reach-aws",
): Record<string, string>[] {
  const text = readFileSync(new URL(`../truth/${table}.csv`, import.meta.url), "utf8");
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) throw new Error(`${table}.csv has a row of another length: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}
