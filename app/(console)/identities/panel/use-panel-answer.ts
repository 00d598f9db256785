"use client";

import { useEffect, useState } from "react";
import { askPanel, questionKey, type KeyedAnswer, type PanelAnswer, type PanelQuestion } from "./panel-answer.ts";

/** Long enough to go back and forth between some rows. */
const KEPT = 12;

/** After this an answer is asked for again when one comes back to it; until the new one is there it is shown. */
const FRESH_MS = 60_000;

/** An answer and when it came, on the clock of the page. */
type KeptAnswer = KeyedAnswer & { at: number };

/** What the panel shows and whether it is what was asked for: until that is there, the answer before it stays. */
export function usePanelAnswer(question: PanelQuestion | null, initial: KeyedAnswer | null) {
  const key = question && questionKey(question);
  const [given, setGiven] = useState(initial);
  const [answers, setAnswers] = useState<readonly KeptAnswer[]>(() =>
    initial ? [{ ...initial, at: performance.now() }] : [],
  );
  const [attempt, setAttempt] = useState(0);

  // The page was read again, with what the panel shows now.
  if (initial !== given) {
    setGiven(initial);
    if (initial) setAnswers((kept) => newest({ ...initial, at: performance.now() }, kept));
  }
  const found = answers.find((each) => each.key === key);

  // Outside system: the server.
  useEffect(() => {
    const fresh = found !== undefined && performance.now() - found.at < FRESH_MS;
    if (key === null || (fresh && attempt === 0)) return;
    const asking = new AbortController();
    const keep = (answer: PanelAnswer) => {
      setAnswers((kept) => newest({ key, answer, at: performance.now() }, kept));
      setAttempt(0);
    };
    askPanel(key, asking.signal).then(keep, () => undefined);
    return () => asking.abort();
    // What is found is looked at when the question changes, not each time an answer comes.
  }, [key, attempt]);

  return { found: found?.answer ?? null, before: answers[0]?.answer ?? null, retry: () => setAttempt((n) => n + 1) };
}

function newest(one: KeptAnswer, kept: readonly KeptAnswer[]): KeptAnswer[] {
  return [one, ...kept.filter(({ key }) => key !== one.key)].slice(0, KEPT);
}
