import type { Use } from "#lib/domain/systems/github/workflows/document.ts";
import { looksSecret } from "./shapes.ts";

const REMOTE = /^(?<repository>[\w.-]+\/[\w.-]+)(?<path>(?:\/[\w.-]+)*)\/?@(?<ref>[^\s@]{1,255})$/;
const LOCAL = /^[.$]\/(?<path>(?:[\w.-]+\/)*[\w.-]*)(?:@[^\s@]{1,255})?$/;
const IMAGE =
  /^docker:\/\/(?<image>[\w.-]+(?::\d+)?(?:\/[\w.-]+)*)(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const TAG = /^v?\d/;

/**
 * What a `uses` names; null for what GitHub would not take. `$/` is the repository itself at the commit of the run.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */
export function readUse(written: string, line: number): Use | null {
  const text = written.trim();
  if (text.length > 512) return null;
  const local = LOCAL.exec(text)?.groups;
  if (local) {
    const path = (local["path"] ?? "").replace(/\/$/, "");
    return { line, text, kind: kindOf(path), repository: null, path, ref: null, pin: "local" };
  }
  const image = IMAGE.exec(text)?.groups;
  if (image) {
    const { tag, digest } = image;
    const pin = digest ? "digest" : tag === undefined ? "none" : TAG.test(tag) ? "tag" : "branch";
    return {
      line,
      text,
      kind: "docker",
      repository: null,
      path: image["image"] ?? "",
      ref: digest ?? tag ?? null,
      pin,
    };
  }
  const { repository, path = "", ref } = REMOTE.exec(text)?.groups ?? {};
  if (repository === undefined || ref === undefined || (!SHA.test(ref) && looksSecret(ref))) return null;
  const inside = path.slice(1);
  return { line, text, kind: kindOf(inside), repository, path: inside, ref, pin: pinOf(ref) };
}

function kindOf(path: string): Use["kind"] {
  return /^\.github\/workflows(?:-lab)?\/[^/]+\.ya?ml$/.test(path) ? "workflow" : "action";
}

function pinOf(ref: string): Use["pin"] {
  if (SHA.test(ref)) return "sha";
  return TAG.test(ref) ? "tag" : "branch";
}
