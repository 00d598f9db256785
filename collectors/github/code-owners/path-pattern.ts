/**
 * Says whether a pattern of a CODEOWNERS file speaks of a path. As in gitignore, but `dir/*` does not reach below the
 * folders in `dir`. Linear in practice: no regular expression is made of what strangers write.
 * @param path inside the repository, without a slash before it
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function matchesPath(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith("/");
  const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
  const isAnchored = pattern.startsWith("/") || bare.includes("/");
  const parts = isAnchored ? bare.split("/") : ["**", ...bare.split("/")];
  const segments = path.split("/");
  if (!isFolder && matchesParts(parts, segments)) return true;
  // What names a folder speaks of everything in it, unless it ends in a bare star.
  if (!isFolder && isAnchored && parts.at(-1) === "*") return false;
  return segments.some((_, length) => length > 0 && matchesParts(parts, segments.slice(0, length)));
}

/** Two fingers, going back to the last `**` only: never more steps than parts times segments. */
function matchesParts(parts: readonly string[], segments: readonly string[]): boolean {
  let part = 0;
  let back: { part: number; segment: number } | null = null;
  for (let segment = 0; segment < segments.length;) {
    if (parts[part] === "**") {
      back = { part: ++part, segment };
    } else if (part < parts.length && matchesSegment(parts[part] ?? "", segments[segment] ?? "")) {
      part++;
      segment++;
    } else if (back) {
      part = back.part;
      segment = ++back.segment;
    } else {
      return false;
    }
  }
  while (parts[part] === "**") part++;
  return part === parts.length;
}

function matchesSegment(pattern: string, text: string): boolean {
  let at = 0;
  let back: { pattern: number; text: number } | null = null;
  for (let index = 0; index < text.length;) {
    if (pattern[at] === "*") {
      back = { pattern: ++at, text: index };
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (back) {
      at = back.pattern;
      index = ++back.text;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
