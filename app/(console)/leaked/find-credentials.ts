import type { CredentialAnswer } from "#lib/domain/credentials/answer.ts";
import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";

/** Whose they are, or a sentence why that could not be found out. */
export type Found = { answers: CredentialAnswer[]; problem?: undefined } | { problem: string };

/** Asks the server whose the named credentials are; null when it was given up for another question. */
export async function findCredentials(names: CredentialName[], signal: AbortSignal): Promise<Found | null> {
  const body = JSON.stringify(names);
  const headers = { "content-type": "application/json" };
  try {
    const response = await fetch("/leaked/find", { method: "POST", body, headers, signal });
    const said: unknown = await response.json();
    if (response.ok) return { answers: said as CredentialAnswer[] };
    if (response.status === 401) return { problem: "You are signed out. Load the page again to sign in." };
    return { problem: (said as { message: string }).message };
  } catch {
    if (signal.aborted) return null;
    return { problem: "Rollcall could not be reached, so there is no answer. Try again." };
  }
}
