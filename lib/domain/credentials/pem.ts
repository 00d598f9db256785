import { fromBase64 } from "./base64.ts";

/** A block between BEGIN and END lines. */
export interface PemBlock {
  /** `CERTIFICATE` */
  label: string;
  /** Headers of old encrypted keys stand before the data: `Proc-Type: 4,ENCRYPTED`. */
  encrypted: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Most blocks that are read of one text. */
const MAX_BLOCKS = 50;

const LINE = /-----(BEGIN|END) ([A-Z0-9 ]{1,40})-----/g;

/**
 * The blocks of a text, and the text without them. Each BEGIN belongs to the END right behind it: one pass, whatever the
 * text.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function takePem(text: string): { blocks: PemBlock[]; rest: string; broken: boolean } {
  const blocks: PemBlock[] = [];
  let rest = "";
  let behind = 0;
  let broken = false;
  let begin: { label: string; start: number; end: number } | null = null;
  for (const match of text.matchAll(LINE)) {
    const [line, word, label = ""] = match;
    const end = match.index + line.length;
    if (word === "BEGIN") {
      begin = { label, start: match.index, end };
      continue;
    }
    if (begin?.label !== label || blocks.length === MAX_BLOCKS) {
      broken = true;
      continue;
    }
    const block = blockOf(label, text.slice(begin.end, match.index));
    if (block) blocks.push(block);
    else broken = true;
    rest += text.slice(behind, begin.start);
    behind = end;
    begin = null;
  }
  // What stands behind a BEGIN without END is a cut-off block and nothing else.
  return { blocks, rest: rest + text.slice(behind, begin?.start), broken: broken || begin !== null };
}

function blockOf(label: string, body: string): PemBlock | null {
  const lines = body.split(/\r?\n/).map((line) => line.trim());
  const data = lines.filter((line) => !line.includes(":")).join("");
  const bytes = fromBase64(data.replaceAll(/\s/g, ""));
  return bytes && bytes.length > 0
    ? { label, encrypted: lines.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line)), bytes }
    : null;
}
