/** The glyph of a system or a sign, drawn by glyphs.css, which also says the system aloud. */
export function Glyph({ name }: { name: string }) {
  return <i className={`glyph ${name}`} />;
}
