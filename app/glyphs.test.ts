import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SYSTEM_LABELS } from "#components/systems.ts";

const css = readFileSync(new URL("glyphs.css", import.meta.url), "utf8");

it.each(Object.entries(SYSTEM_LABELS))("%s has a glyph, which is read aloud as %s", (system, label) => {
  expect(css).toMatch(new RegExp(`\\.glyph[^{]*\\.${system}\\b[^{]*\\{\\s*--glyph: var\\(--icon-`));
  expect(css).toMatch(new RegExp(`\\.glyph\\.${system}::before \\{\\s*content: "" / "${label}";`));
});
