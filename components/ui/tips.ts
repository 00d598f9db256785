import { exactly } from "../words/time.ts";

const MARGIN = 8;
const GAP = 6;
const COPY = "rollcall:copy";
const HAS_TIP = "[data-tip], [data-tip-text], time";

/** Copies a text as a click on a `data-copy` does, and says so at the element; for keys. */
export function copyAt(target: Element, text: string): void {
  target.dispatchEvent(new CustomEvent(COPY, { bubbles: true, detail: text }));
}

/**
 * Shows the `data-tip` of whatever is hovered or focused, or the text of the element that its `data-tip-text` names, or of
 * a time the exact one; and copies the `data-copy` of whatever is clicked, or the text of what its `data-copy-text` names.
 * One listener each for the whole document: a page has hundreds of times, names and ids, and none of them needs
 * code of its own in the browser. Answers with a function that disconnects.
 */
export function connectTips(root: Document, tip: HTMLElement, status: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let shownFor: Element | null = null;

  function show(target: Element, text: string): void {
    shownFor?.removeAttribute("aria-describedby");
    shownFor = target;
    tip.textContent = text;
    target.setAttribute("aria-describedby", tip.id);
    tip.showPopover();
    place(tip, target.getBoundingClientRect());
  }

  function hide(): void {
    shownFor?.removeAttribute("aria-describedby");
    shownFor = null;
    tip.hidePopover();
  }

  /** What moves under the pointer is another thing; what has the focus is the same, also when that brought it into view. */
  function move(): void {
    if (!shownFor) return;
    const target = shownFor.getBoundingClientRect();
    const isInSight = target.bottom > 0 && target.top < innerHeight;
    if (shownFor === root.activeElement && isInSight) place(tip, target);
    else hide();
  }

  function follow(event: Event): void {
    if (!(event.target instanceof Element) || tip.contains(event.target)) return;
    const target = event.target.closest(HAS_TIP);
    const text = target && tipOf(root, target);
    if (text) show(target, text);
    else if (shownFor && shownFor !== root.activeElement) hide();
  }

  async function copy(event: MouseEvent): Promise<void> {
    const target = event.target instanceof Element ? event.target.closest("[data-copy], [data-copy-text]") : null;
    const from = target?.getAttribute("data-copy-text");
    const text = from ? root.getElementById(from)?.textContent : target?.getAttribute("data-copy");
    if (target && text) await copyText(target, text);
  }

  async function copyText(target: Element, text: string): Promise<void> {
    const said = (await write(text)) ? "Copied" : "The browser does not allow copying here";
    show(target, said);
    status.textContent = said;
  }

  async function copyAsked(event: Event): Promise<void> {
    if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return;
    await copyText(event.target, String(event.detail));
  }

  root.addEventListener("pointerover", follow, { signal });
  root.addEventListener("focusin", follow, { signal });
  root.addEventListener("focusout", hide, { signal });
  root.addEventListener("click", (event) => void copy(event), { signal });
  root.addEventListener(COPY, (event) => void copyAsked(event), { signal });
  root.addEventListener("scroll", move, { signal, capture: true, passive: true });
  root.addEventListener("keydown", (event) => event.key === "Escape" && hide(), { signal });
  return () => listening.abort();
}

function tipOf(root: Document, target: Element): string | null {
  const from = target.getAttribute("data-tip-text");
  if (from !== null) return root.getElementById(from)?.textContent ?? null;
  const said = target.getAttribute("data-tip");
  if (said !== null || !(target instanceof HTMLTimeElement)) return said;
  return exactly(target.dateTime);
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Below the target, above it where there is no room, never outside the window. */
function place(tip: HTMLElement, target: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const below = target.bottom + GAP;
  const top = below + height + MARGIN <= innerHeight ? below : target.top - GAP - height;
  const left = Math.min(Math.max(target.left, MARGIN), innerWidth - width - MARGIN);
  tip.style.top = `${Math.max(top, MARGIN)}px`;
  tip.style.left = `${left}px`;
}
