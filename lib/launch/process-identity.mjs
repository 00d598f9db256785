import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

// Of /proc/<pid>/stat, counted behind the command's closing bracket.
const PARENT_FIELD = 1;
const START_TIME_FIELD = 19;

/**
 * When a process started, which tells it from a later one with the same pid (containers hand out the same pids after
 * every restart). `undefined` when no such process runs; a zombie does not.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStart(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return existsSync("/proc/self/stat") ? startFromProc(pid) : startFromPs(pid);
}

/**
 * The command line of a running process; empty when it cannot be read.
 * @param {number} pid
 */
export function processCommand(pid) {
  try {
    if (existsSync("/proc/self/stat")) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return ps("args=", pid);
  } catch {
    return "";
  }
}

/**
 * The parent of a running process, where the system says so cheaply.
 * @param {number} pid
 */
export function parentOf(pid) {
  try {
    return Number(statFields(pid)[PARENT_FIELD]);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** @param {number} pid */
function startFromProc(pid) {
  try {
    const fields = statFields(pid);
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${fields[START_TIME_FIELD]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    return ps("lstart=", pid) || undefined;
  } catch {
    return undefined; // ps exits with 1 when there is no such process
  }
}

/**
 * @param {string} column
 * @param {number} pid
 */
function ps(column, pid) {
  return execFileSync("ps", ["-ww", "-o", column, "-p", String(pid)], { encoding: "utf8" }).trim();
}
