import { expect, it, vi } from "vitest";
import { streamText } from "./stream-text.ts";

vi.mock("server-only", () => ({}));

interface Watched {
  text: AsyncGenerator<string, void, undefined>;
  read: string[];
  ended(): boolean;
}

function watched(pieces: string[], failAt = Infinity): Watched {
  const read: string[] = [];
  let ended = false;
  async function* run(): AsyncGenerator<string, void, undefined> {
    try {
      for (const [index, piece] of pieces.entries()) {
        if (index === failAt) throw new Error("the database is gone");
        read.push(piece);
        yield piece;
      }
    } finally {
      ended = true;
    }
  }
  return { text: run(), read, ended: () => ended };
}

it("brings all pieces in their order", async () => {
  const { text } = watched(["a", "ü", ""]);

  expect(await new Response(streamText(text)).text()).toBe("aü");
});

it("reads no further than the other end does, and stops when it leaves", async () => {
  const source = watched(["a", "b", "c"]);
  const reader = streamText(source.text).getReader();

  await reader.read();
  expect(source.read).toEqual(["a"]);
  await reader.cancel();

  expect(source.ended()).toBe(true);
  expect(source.read).toEqual(["a"]);
});

it("breaks when the source fails, so that nobody takes the part for the whole", async () => {
  const { text } = watched(["a", "b"], 1);

  await expect(new Response(streamText(text)).text()).rejects.toThrow("the database is gone");
});

it("gives up on whoever left before the first byte", async () => {
  const source = watched(["a", "b"]);
  // As an export does: begun, so that ending it early reaches its end.
  await source.text.next();

  streamText(source.text, 1);

  await vi.waitFor(() => expect(source.ended()).toBe(true));
});

it("gives up on whoever takes nothing", async () => {
  const source = watched(["a", "b"]);
  const reader = streamText(source.text, 1).getReader();
  await reader.read();

  await expect(reader.closed).rejects.toThrow("nobody reads on");
  expect(source.ended()).toBe(true);
});
