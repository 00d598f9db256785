"use client";

import { createContext, use, useMemo, type ReactNode } from "react";

/** Texts that stand once for all the tips that say them, each with the id of its element. */
const Shared = createContext<ReadonlyMap<string, string>>(new Map());

interface TipProps {
  text: string;
  /** One of glyphs.css, before it. */
  glyph?: string;
  children: ReactNode;
}

/** Something with an explanation, shown on hover and focus. */
export function Tip({ text, glyph, children }: TipProps) {
  const shared = use(Shared).get(text);
  const said = shared === undefined ? { "data-tip": text } : { "data-tip-text": shared };
  return (
    <span {...said} tabIndex={0} className={glyph && `glyph ${glyph}`}>
      {children}
    </span>
  );
}

interface SharedTipsProps {
  /** Begins the ids of the texts. */
  id: string;
  /** What the tips within say, as often as they say it. */
  texts: readonly string[];
  children: ReactNode;
}

/** Where many tips say the same, as in a list: what two or more say stands once, after them. */
export function SharedTips({ id, texts, children }: SharedTipsProps) {
  const shared = useMemo(() => {
    const often = new Set(texts.filter((text, place) => texts.indexOf(text) !== place));
    return new Map([...often].map((text, place) => [text, `${id}-${place}`]));
  }, [id, texts]);
  return (
    <Shared value={shared}>
      {children}
      <div hidden>
        {[...shared].map(([text, textId]) => (
          <span key={textId} id={textId}>
            {text}
          </span>
        ))}
      </div>
    </Shared>
  );
}
