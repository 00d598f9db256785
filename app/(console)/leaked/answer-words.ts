import { count } from "#components/words/count.ts";
import type { CredentialAnswer } from "#lib/domain/credentials/answer.ts";

/** The answer in one sentence. Nothing found is never said to be nothing. */
export function headline({ matches, moreMatches, unconnected, searched }: CredentialAnswer): string {
  const [first] = matches;
  if (!first) {
    if (unconnected) return "Nobody here can tell whose it is.";
    if (searched.length === 0) return "No source that could know it is connected, so nobody here can tell whose it is.";
    return "It is of no identity that was read.";
  }
  const { identity, sure, standing } = first;
  if (!sure) {
    const possible = matches.length + moreMatches;
    return possible === 1
      ? `It may be of \`${identity.name}\` in ${identity.domain}.`
      : `It may be of ${count(possible, "identity", "identities")}.`;
  }
  const works = { works: "and it still works", ended: "and it no longer works", unknown: "which may still work" }[
    standing
  ];
  return `It is of \`${identity.name}\` in ${identity.domain}, ${works}.`;
}

/** What the answer stands on, and what it does not say. */
export function searchedWords({ name, matches, searched }: CredentialAnswer): string {
  const open = searched.filter(({ unread, neverRead }) => neverRead || unread.length > 0).length;
  const coverage =
    searched.length === 0
      ? "No source that could know it is connected."
      : open > 0
        ? `In ${count(searched.length, "source")}; in ${open} of them not all that would show it could be read.`
        : `In ${count(searched.length, "source")}; all that would show it was read.`;
  if (matches.length > 0) return coverage;
  if (name.kind === "certificate") {
    return `${coverage} A cluster keeps the requests it gave certificates out for an hour, so one from before the first read, or made without a request, is not known by its fingerprint. It may be good at any cluster that trusts its issuer.`;
  }
  return `${coverage} It may be of a system that is not connected, or of something that was gone before the first read: this is no proof that it does no harm.`;
}

/** Said aloud when several answers come: none of them takes the focus. Empty for one, which does. */
export function howMany(answers: readonly CredentialAnswer[]): string {
  if (answers.length < 2) return "";
  const found = answers.filter(({ matches }) => matches.length > 0).length;
  return `There are ${answers.length} answers; ${found || "none"} of them ${found > 1 ? "name" : "names"} an identity.`;
}
