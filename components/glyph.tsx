/** The glyph of a system or a sign, drawn by glyphs.css; without a label it only decorates. */
export function Glyph({ name, label }: { name: string; label?: string }) {
  return label ? <i className={`glyph ${name}`} role="img" aria-label={label} /> : <i className={`glyph ${name}`} />;
}
