/**
 * Says whether a pattern of actions matches an action: `*` is any text, `?` any one character, letters count the same.
 * Written by strangers, so it is walked and not compiled: no pattern takes more than its length times that of the text.
 */
export function matchesAction(pattern: string, action: string): boolean {
  return matches(pattern.toLowerCase(), action.toLowerCase());
}

function matches(pattern: string, text: string): boolean {
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (place < text.length) {
    const sign = pattern[at];
    if (sign === "*") {
      star = at++;
      mark = place;
    } else if (sign === "?" || sign === text[place]) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++mark;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
