"use client";

import { useEffect, useMemo, useState } from "react";
import { MAX_QUERY, MIN_QUERY } from "./limits.ts";
import { stillMatching, type PaletteAnswer } from "./palette-groups.ts";

/** What the server found for what is typed. `error` is a sentence; the rest of the palette works on. */
export interface FoundIdentities extends PaletteAnswer {
  searching: boolean;
  error: string | null;
}

const NONE: PaletteAnswer = { identities: [], repositories: [] };
const NOTHING: FoundIdentities = { ...NONE, searching: false, error: null };
const WAIT_MS = 150;

/** An answer, and the question it answers; null before the first. */
interface Answered extends PaletteAnswer, Pick<FoundIdentities, "error"> {
  question: string | null;
}

/**
 * Asks the server while somebody types, a moment after the last key; an answer that is late is never shown. Until the
 * answer is there, what was found before stays as far as it matches what is typed.
 */
export function useIdentities(typed: string, asOf: string | null): FoundIdentities {
  const [answered, setAnswered] = useState<Answered>({ question: null, ...NONE, error: null });
  const text = typed.trim().slice(0, MAX_QUERY);
  const wanted = text.length >= MIN_QUERY;
  const question = questionOf(text, asOf);

  // Outside system: the server's search.
  useEffect(() => {
    if (!wanted) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      void ask(question, asking.signal).then((answer) => answer && setAnswered({ question, ...answer }));
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [wanted, question]);

  return useMemo(() => {
    const { identities, repositories, error } = answered;
    if (!wanted) return NOTHING;
    if (answered.question === question) return { identities, repositories, searching: false, error };
    return { ...stillMatching(text, answered), searching: true, error: null };
  }, [wanted, answered, question, text]);
}

function questionOf(text: string, asOf: string | null): string {
  return String(new URLSearchParams({ q: text, ...(asOf === null ? {} : { asof: asOf }) }));
}

type Answer = Omit<Answered, "question">;

async function ask(question: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const answer = await fetch(`/palette/search?${question}`, { signal });
    const body: unknown = await answer.json();
    if (answer.ok) return { ...(body as PaletteAnswer), error: null };
    if (answer.status === 401) return failed("You are signed out. Load the page again to sign in.");
    return failed((body as { message: string }).message);
  } catch {
    // Given up for a newer question, or the server cannot be reached.
    return signal.aborted ? null : failed("Identities cannot be searched: the server does not answer.");
  }
}

function failed(error: string): Answer {
  return { ...NONE, error };
}
