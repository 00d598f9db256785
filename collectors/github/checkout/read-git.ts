import { lstatSync } from "node:fs";
import { join } from "node:path";
import { readText, UnreadableFile } from "#collectors/shared/read-text.ts";

/** What a git directory says of where its work tree comes from. Remote addresses may hold tokens: only these parts are kept. */
export interface GitPlace {
  remote: { host: string; owner: string; repository: string } | null;
  /** `refs/heads/main`, or a commit id. */
  ref: string | null;
}

const MAX_LENGTH = 256 * 1024;

const REMOTE =
  /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]*@)?(?<host>[A-Za-z0-9.-]+)(?::\d+)?[/:](?<owner>[A-Za-z0-9-]{1,39})\/(?<repository>[A-Za-z0-9._-]{1,100}?)(?:\.git)?\/?$/;

/**
 * Reads the remote `origin` and what is checked out, from the files of git itself: git is not run, because a
 * repository's own settings could make it run other programs.
 */
export function readGit(gitDirectory: string): GitPlace {
  if (!lstatSync(gitDirectory, { throwIfNoEntry: false })?.isDirectory()) return { remote: null, ref: null };
  return { remote: remoteIn(textOf(join(gitDirectory, "config"))), ref: refIn(textOf(join(gitDirectory, "HEAD"))) };
}

function remoteIn(config: string): GitPlace["remote"] {
  let inOrigin = false;
  for (const line of config.split("\n")) {
    if (/^\s*\[/.test(line)) inOrigin = /^\s*\[remote "origin"\]/.test(line);
    const url = inOrigin ? /^\s*url\s*=\s*(\S{1,500})\s*$/.exec(line)?.[1] : undefined;
    const parts = url === undefined ? undefined : REMOTE.exec(url)?.groups;
    if (!parts) continue;
    const { host = "", owner = "", repository = "" } = parts;
    return { host: host.toLowerCase(), owner, repository };
  }
  return null;
}

function refIn(head: string): string | null {
  const line = head.trim();
  const branch = /^ref: (refs\/heads\/[^\s]{1,255})$/.exec(line)?.[1];
  return branch ?? (/^[0-9a-f]{40,64}$/.test(line) ? line : null);
}

/** Empty where it cannot be read: then its name is not known, which is said of the folder. */
function textOf(path: string): string {
  try {
    let text = "";
    for (const chunk of readText(path)) {
      text += chunk;
      if (text.length > MAX_LENGTH) return "";
    }
    return text;
  } catch (error) {
    if (error instanceof UnreadableFile) return "";
    throw error;
  }
}
