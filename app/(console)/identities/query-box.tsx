"use client";

import { useMemo } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import type { FilterError } from "#lib/domain/filter/grammar.ts";
import { Glyph } from "#components/glyph.tsx";
import { useFilter } from "./use-filter.tsx";

const SHOWN_ERRORS = 3;

/** The filter as text; what cannot be read is said under it and kept as it was typed. */
export function QueryBox({ errors }: { errors: FilterError[] }) {
  const { text, type, choose, box } = useFilter();

  const commands = useMemo(
    (): Command[] => [
      { id: "list.filter", group: "This page", label: "Filter the list", keys: "/", run: () => box.current?.focus() },
    ],
    [box],
  );
  useCommands(commands);

  return (
    <search className="min-w-0 flex-1">
      <div className={`input ${errors.length > 0 ? "border-critical!" : ""}`}>
        <Glyph name="search" />
        <input
          ref={box}
          type="text"
          enterKeyHint="search"
          aria-label="Filter identities"
          aria-invalid={errors.length > 0}
          aria-describedby="query-errors"
          placeholder="owner:none -kind:user payments"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono placeholder:text-ink-3"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && choose(event.currentTarget.value)}
        />
        <kbd className="hidden md:inline-grid" title="Press / to filter">
          /
        </kbd>
      </div>
      <div id="query-errors" role="status" className="text-xs text-critical">
        <ul>
          {errors.slice(0, SHOWN_ERRORS).map(({ term, message }) => (
            <li key={term + message} className="mt-1">
              <code className="font-medium">
                <bdi>{term}</bdi>
              </code>{" "}
              is left out. {message}
            </li>
          ))}
          {errors.length > SHOWN_ERRORS && <li className="mt-1">And {errors.length - SHOWN_ERRORS} more parts.</li>}
        </ul>
      </div>
    </search>
  );
}
