const SLAB = 1024 * 1024;

/** Where a text lies in a {@link TextStore}. */
export interface TextHandle {
  slab: number;
  start: number;
  end: number;
}

/**
 * Many small texts kept as bytes outside of the JavaScript heap: there they neither slow the garbage collector down nor
 * make it keep several times their size. Nothing is ever removed.
 */
export class TextStore {
  private readonly slabs: Buffer[] = [];
  private current = -1;
  private used = SLAB;

  put(text: string): TextHandle {
    const length = Buffer.byteLength(text);
    if (length > SLAB) return { slab: this.slabs.push(Buffer.from(text)) - 1, start: 0, end: length };
    if (this.used + length > SLAB) {
      this.current = this.slabs.push(Buffer.allocUnsafeSlow(SLAB)) - 1;
      this.used = 0;
    }
    const start = this.used;
    this.slabs[this.current]?.write(text, start);
    this.used += length;
    return { slab: this.current, start, end: this.used };
  }

  get({ slab, start, end }: TextHandle): string {
    return this.slabs[slab]?.toString("utf8", start, end) ?? "";
  }
}
