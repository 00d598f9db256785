import { redirect } from "next/navigation";
import { describe, expect, it } from "vitest";
import { NOT_REACHED, reached } from "./reached.ts";

const said = (sentence: string) => sentence;

describe("an action", () => {
  it("answers for itself", async () => {
    expect(await reached(() => Promise.resolve("Taken already."), said)).toBe("Taken already.");
  });

  it("that fails on the way becomes a sentence", async () => {
    expect(await reached(() => Promise.reject(new TypeError("Failed to fetch")), said)).toBe(NOT_REACHED);
  });

  it("may lead elsewhere", async () => {
    await expect(reached(async () => redirect("/signin"), said)).rejects.toThrow("NEXT_REDIRECT");
  });
});
