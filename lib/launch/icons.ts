import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { icons } from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { checkout } from "./checkout.mjs";

const STYLES = join(checkout, "app", "glyphs.css");
const GENERATED = join(checkout, "app", "icons.generated.css");

const STROKE_WIDTH = 1.7;

/**
 * Writes the icons that `app/glyphs.css` names (`var(--icon-key-round)`) as custom properties: drawings of the library in a
 * form that style sheets can use as masks.
 * @throws Error for a name the library has no icon for
 */
export function writeIcons(): void {
  const names = new Set(readFileSync(STYLES, "utf8").match(/(?<=var\(--icon-)[a-z0-9-]+(?=\))/g));
  const properties = [...names].toSorted().map((name) => `  --icon-${name}: url("${dataUrl(name)}");`);
  writeFileSync(GENERATED, [":root {", ...properties, "}", ""].join("\n"));
}

function dataUrl(name: string): string {
  const title = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const icon = Object.hasOwn(icons, title) ? icons[title as keyof typeof icons] : undefined;
  if (!icon) throw new Error(`app/glyphs.css names the icon ${name}, which lucide does not have`);
  const svg = renderToStaticMarkup(createElement(icon, { color: "black", strokeWidth: STROKE_WIDTH }));
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
