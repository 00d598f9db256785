"use client";

import { useEffect, useState } from "react";
import type { PaletteIdentity } from "#lib/service/palette-search.ts";
import { MAX_QUERY, MIN_QUERY } from "./limits.ts";

/** What the server found for what is typed. `error` is a sentence; the rest of the palette works on. */
export interface FoundIdentities {
  identities: PaletteIdentity[];
  searching: boolean;
  error: string | null;
}

const NOTHING: FoundIdentities = { identities: [], searching: false, error: null };
const WAIT_MS = 150;

/** Asks the server while somebody types, a moment after the last key; an answer that is late is never shown. */
export function useIdentities(typed: string, asOf: string | null): FoundIdentities {
  const [found, setFound] = useState(NOTHING);
  const text = typed.trim().slice(0, MAX_QUERY);
  const wanted = text.length >= MIN_QUERY;

  // Outside system: the server's search.
  useEffect(() => {
    if (!wanted) return setFound(NOTHING);
    const asking = new AbortController();
    setFound(({ identities }) => ({ identities, searching: true, error: null }));
    const timer = setTimeout(() => {
      void ask(text, asOf, asking.signal).then((answer) => answer && setFound(answer));
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text, wanted, asOf]);

  return found;
}

async function ask(text: string, asOf: string | null, signal: AbortSignal): Promise<FoundIdentities | null> {
  const query = new URLSearchParams({ q: text, ...(asOf === null ? {} : { asof: asOf }) });
  try {
    const answer = await fetch(`/palette/search?${query}`, { signal });
    const body: unknown = await answer.json();
    if (answer.ok) return { ...NOTHING, identities: body as PaletteIdentity[] };
    if (answer.status === 401) return failed("You are signed out. Load the page again to sign in.");
    return failed((body as { message: string }).message);
  } catch {
    // Given up for a newer question, or the server cannot be reached.
    return signal.aborted ? null : failed("Identities cannot be searched: the server does not answer.");
  }
}

function failed(error: string): FoundIdentities {
  return { ...NOTHING, error };
}
