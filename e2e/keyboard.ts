import type { Page } from "@playwright/test";

/** More than any page of ours has between two things one wants. */
const MOST_STEPS = 150;

interface Focused {
  role: string;
  name: string;
}

/**
 * Goes to a control with the Tab key alone, as somebody without a pointer does.
 * @throws Error when it cannot be reached
 */
export async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const focused = await focusedControl(page);
    if (focused.role === role && matches(focused.name, name)) return;
    seen.push(`${focused.role} ${focused.name}`);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to the ${role} ${String(name)}; it went through:\n${seen.join("\n")}`);
}

function matches(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? actual === wanted : wanted.test(actual);
}

function focusedControl(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const name = element?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element?.textContent ?? "";
    const types: Record<string, string> = { A: "link", BUTTON: "button", TEXTAREA: "textbox", SUMMARY: "summary" };
    const input = element instanceof HTMLInputElement ? element.type : "";
    const role = input === "checkbox" || input === "radio" ? input : (types[element?.tagName ?? ""] ?? "textbox");
    return { role, name: name.replace(/\s+/g, " ").trim() };
  });
}
