"use client";

import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { KeyHint } from "#components/commands/key-hint.tsx";
import { FormError } from "#components/ui/field.tsx";
import type { CredentialAnswer } from "#lib/domain/credentials/answer.ts";
import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { readCredential } from "#lib/domain/credentials/read-credential.ts";
import type { Reading } from "#lib/domain/credentials/reading.ts";
import { Answer } from "./answer.tsx";
import { howMany } from "./answer-words.ts";
import { findCredentials } from "./find-credentials.ts";
import { makeTurns } from "./turns.ts";
import { useDropped } from "./use-dropped.ts";
import { ReadingView } from "./reading-view.tsx";
import { useEmptied } from "./use-emptied.ts";

/**
 * Takes a credential and shows whose it is. The value is in this component for the length of one function call: a paste
 * never reaches the field, what is typed is taken out of it, and only the names that were read become state.
 */
export function LeakedSearch() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [answers, setAnswers] = useState<CredentialAnswer[]>([]);
  const [error, setError] = useState<string>();
  const [searching, setSearching] = useState<AbortController | null>(null);
  const [turns] = useState(makeTurns);
  useEmptied(field);
  useDropped(field, take);

  const named = reading?.findings ?? [];

  async function take(text: string | Promise<string>): Promise<void> {
    const isNewest = turns.begin();
    if (field.current) field.current.value = "";
    // The one before is searched for no more, also while this one is read.
    searching?.abort();
    setSearching(null);
    setReading((before) => before && NOTHING);
    setAnswers([]);
    setError(undefined);
    try {
      const read = await readCredential(await text);
      if (isNewest()) setReading(read);
    } catch {
      if (isNewest()) setError("That could not be read. Drop a file that holds text, or paste what stands in it.");
    }
  }

  function search(): void {
    const typed = field.current?.value ?? "";
    if (typed.trim() !== "") return void take(typed);
    if (named.length > 0 && !searching) void find(named.map(({ name }) => name));
  }

  async function find(names: CredentialName[]): Promise<void> {
    const asking = new AbortController();
    setSearching(asking);
    setError(undefined);
    const found = await findCredentials(names, asking.signal);
    // What was pasted since is another credential: this answer is not its.
    if (!found || asking.signal.aborted) return;
    setSearching(null);
    setError(found.problem);
    setAnswers(found.problem === undefined ? found.answers : []);
  }

  return (
    <div className="mt-6">
      <label htmlFor="leaked" className="mb-1 block text-sm font-[560]">
        Leaked credential
      </label>
      <textarea
        ref={field}
        id="leaked"
        rows={2}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        translate="no"
        aria-describedby="leaked-help"
        className="w-full rounded-md border border-control bg-sheet px-2.5 py-2 font-mono text-sm"
        onPaste={(event) => void take(pasted(event))}
        onKeyDown={(event) => isPlainEnter(event) && search()}
      />
      <p id="leaked-help" className="mt-1 text-xs text-ink-3">
        A token, a key, a certificate, a kubeconfig, or any text around one; a file can be dropped here. It does not
        stay in the field.
      </p>
      <noscript>
        <p className="mt-2 text-sm">This page needs scripts: without them the value would have to leave the browser.</p>
      </noscript>
      <div role="status">{reading && <ReadingView reading={reading} />}</div>
      <div className="mt-4 flex flex-wrap gap-2">
        <button type="button" className="btn primary" aria-disabled={searching !== null} onClick={search}>
          {searching ? "Searching…" : "Find whose it is"}
          <KeyHint keys="Enter" />
        </button>
        {reading && (
          <button type="button" className="btn quiet" onClick={() => void take("")}>
            Clear
          </button>
        )}
      </div>
      <FormError message={error} />
      <p role="status" className="sr-only">
        {howMany(answers)}
      </p>
      {answers.map((answer) => (
        <Answer key={JSON.stringify(answer.name)} answer={answer} many={answers.length > 1} />
      ))}
    </div>
  );
}

const NOTHING: Reading = { findings: [], nameless: [] };

/** What was pasted, kept from the field: it would stay there, and in what the browser can undo. */
function pasted(event: ClipboardEvent): string {
  event.preventDefault();
  return event.clipboardData.getData("text/plain");
}

function isPlainEnter(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return false;
  event.preventDefault();
  return true;
}
