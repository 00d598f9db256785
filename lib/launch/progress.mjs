const REPAINT_MS = 250;
const REMINDER_MS = 15_000;

/**
 * @typedef {object} Step
 * @property {(detail: string) => void} update what it is doing now
 * @property {(detail?: string) => void} done ends it, with its time
 * @property {() => void} drop ends it without a trace, for a step that had nothing to do
 */

/** @param {number} milliseconds */
export function formatDuration(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

/**
 * One line of progress: repainted in place on a terminal, repeated now and then in a log. It goes to stderr, because
 * what commands print is for programs too.
 * @param {string} name
 * @param {NodeJS.WriteStream} [out]
 * @returns {Step}
 */
export function startStep(name, out = process.stderr) {
  const startedAt = performance.now();
  const width = () => (out.columns ?? 100) - 1;
  let detail = "";

  function paint() {
    const line = `${name}  ${formatDuration(performance.now() - startedAt)}  ${detail}`;
    out.write(out.isTTY ? `\r\u001b[K${line.slice(0, width())}` : `${line}\n`);
  }

  const timer = setInterval(paint, out.isTTY ? REPAINT_MS : REMINDER_MS);

  function drop() {
    clearInterval(timer);
    if (out.isTTY) out.write("\r\u001b[K");
  }

  return {
    update(text) {
      detail = text.replaceAll(/\s+/g, " ").trim();
    },
    drop,
    done(text = "") {
      drop();
      out.write(`${name}  ${formatDuration(performance.now() - startedAt)}${text === "" ? "" : `  ${text}`}\n`);
    },
  };
}
