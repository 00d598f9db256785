"use client";

/** What the keys do in the list, and what its glyphs mean. */
export function ListLegend() {
  return (
    <>
      <span className="no-print hidden flex-wrap items-center gap-1.5 md:flex">
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> selects, <kbd>Space</kbd> looks, <kbd>Enter</kbd> opens,{" "}
        <kbd>c</kbd> copies the link
      </span>
      <span className="flex flex-wrap items-center gap-x-4">
        <span className="glyph observed">last use was seen</span>
        <span className="glyph unknown">unknown; hover or focus tells why</span>
      </span>
    </>
  );
}
