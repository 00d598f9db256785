"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { count } from "#components/words/count.ts";
import { MIN_QUERY } from "./limits.ts";
import type { FoundIdentities } from "./use-identities.ts";

interface PaletteStatusProps {
  typed: string;
  found: FoundIdentities;
  lines: number;
}

/** Says under the lines how the search stands; read out when it changes. */
export function PaletteStatus({ typed, found, lines }: PaletteStatusProps) {
  return (
    <div className="border-t border-rule px-4 py-2 text-xs text-ink-3">
      <Autocomplete.Status>{statusWords(typed.trim(), found, lines)}</Autocomplete.Status>
    </div>
  );
}

function statusWords(typed: string, { searching, error, identities }: FoundIdentities, lines: number): string {
  if (error !== null) return error;
  if (typed.length < MIN_QUERY) return "Type at least two characters to search identities.";
  if (searching) return "Searching identities…";
  if (lines === 0) return "Nothing matches. Only names and keys are searched.";
  const others = lines - identities.length;
  const found = identities.length === 0 ? "No identity matches" : count(identities.length, "identity", "identities");
  return others > 0 ? `${found}, and ${count(others, "other line")}.` : `${found}.`;
}
