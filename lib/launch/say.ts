/** Prints a line, over a line of progress if one is being painted. */
export function say(message: string): void {
  process.stdout.write(`${process.stdout.isTTY ? "\r\u001b[K" : ""}${message}\n`);
}
