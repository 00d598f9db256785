import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { LaunchError } from "../launch-error.mjs";

const TAIL_BYTES = 8_192;

const CAUSES = [
  {
    pattern: /no space left on device|disk quota exceeded/i,
    sentence: "The disk is full. Free at least 500 MB and start again; what was saved is safe.",
  },
  {
    pattern:
      /could not (create|map) (any )?shared memory|out of memory|could not resize shared memory|cannot allocate memory/i,
    sentence: "There is not enough memory, or this container limits shared memory. Postgres needs about 300 MB.",
  },
  {
    pattern: /could not create semaphores/i,
    sentence: "The system has no semaphores left (kernel.sem). Other databases on this machine may hold them.",
  },
  {
    pattern: /permission denied|must be owned|invalid permissions|wrong ownership/i,
    sentence: "It may not read its own files. They belong to another user: start Rollcall as the user who made them.",
  },
  {
    pattern: /invalid checkpoint record|could not locate a valid checkpoint|PANIC|invalid page|checksum/i,
    sentence: "Its files are damaged. Keep a copy of them as they are, and restore the last backup.",
  },
  {
    pattern: /error while loading shared libraries|symbol lookup error|GLIBC_/i,
    sentence: "A library is missing on this system; use a Postgres of your own with DATABASE_URL.",
  },
];

/** An error that says why Postgres failed, out of what it wrote. */
export function postgresFailure(what: string, output: string, logPath?: string): LaunchError {
  const cause = CAUSES.find(({ pattern }) => pattern.test(output));
  const said = output
    .split("\n")
    .filter((line) => (cause === undefined ? /FATAL|PANIC|ERROR|HINT/i : /FATAL|PANIC|ERROR/i).test(line))
    .slice(-4);
  return new LaunchError(
    [
      `${what}. ${cause?.sentence ?? "What it said is below."}`,
      ...said.map((line) => `  ${line.trim()}`),
      ...(logPath === undefined ? [] : [`  More in ${logPath}`]),
    ].join("\n"),
  );
}

/** The end of a log, from a position on. */
export function readLogFrom(path: string, position: number): string {
  const fd = openSync(path, "r");
  try {
    const { size } = fstatSync(fd);
    const from = Math.max(position, size - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    const length = readSync(fd, buffer, 0, buffer.length, from);
    return buffer.toString("utf8", 0, length);
  } finally {
    closeSync(fd);
  }
}
