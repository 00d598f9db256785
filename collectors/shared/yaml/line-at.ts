/** Lines before a position in a text, counted as editors do. */
export function lineAt(text: string, position: number): number {
  let line = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
