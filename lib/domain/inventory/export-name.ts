const MAX_WORD = 40;

/** `identities_owner-none_2026-11-21T1805Z.csv`: what is in the file and of when, in characters every system takes. */
export function exportName({ word, at, format }: { word: string; at: Date; format: string }): string {
  const plain = word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_WORD)
    .replace(/^-|-$/g, "");
  const minute = at.toISOString().slice(0, 16).replace(":", "");
  return `identities_${plain || "all"}_${minute}Z.${format}`;
}
