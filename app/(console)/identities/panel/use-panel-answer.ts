"use client";

import { useEffect, useState } from "react";
import { askPanel, questionKey, type KeyedAnswer, type PanelAnswer, type PanelQuestion } from "./panel-answer.ts";

/** Long enough to go back and forth between some rows; as of now, what was read grows old. */
const KEPT = 12;

/** What the panel shows and whether it is what was asked for: until that is there, the answer before it stays. */
export function usePanelAnswer(question: PanelQuestion | null, initial: KeyedAnswer | null) {
  const key = question && questionKey(question);
  const [answers, setAnswers] = useState<readonly KeyedAnswer[]>(initial ? [initial] : []);
  const [attempt, setAttempt] = useState(0);
  const found = answers.find((each) => each.key === key);
  const missing = key !== null && (!found || attempt > 0);

  // Outside system: the server.
  useEffect(() => {
    if (!missing) return;
    const asking = new AbortController();
    const keep = (answer: PanelAnswer) => {
      setAnswers((kept) => [{ key, answer }, ...kept.filter((each) => each.key !== key)].slice(0, KEPT));
      setAttempt(0);
    };
    askPanel(key, asking.signal).then(keep, () => undefined);
    return () => asking.abort();
  }, [key, missing, attempt]);

  return { found: found?.answer ?? null, before: answers[0]?.answer ?? null, retry: () => setAttempt((n) => n + 1) };
}
