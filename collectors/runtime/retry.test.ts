import { describe, expect, it } from "vitest";
import { isTransient, untilDone } from "./retry.ts";

const signal = new AbortController().signal;
const failure = (code: string) => Object.assign(new Error("x"), { code });

describe("isTransient", () => {
  it.each(["57P01", "57P03", "08006", "ECONNREFUSED", "40P01"])("repeats %s", (code) => {
    expect(isTransient(failure(code))).toBe(true);
  });

  it.each(["23505", "42P01", "22P02"])("does not repeat %s", (code) => {
    expect(isTransient(failure(code))).toBe(false);
  });
});

describe("untilDone", () => {
  it("repeats what is transient until it is done", async () => {
    let calls = 0;

    const result = await untilDone(() => {
      calls += 1;
      return calls < 3 ? Promise.reject(failure("57P01")) : Promise.resolve("done");
    }, signal);

    expect([result, calls]).toEqual(["done", 3]);
  });

  it("gives up at once on anything else, and when aborted", async () => {
    await expect(untilDone(() => Promise.reject(failure("23505")), signal)).rejects.toThrow("x");
    await expect(untilDone(() => Promise.reject(failure("57P01")), AbortSignal.abort())).rejects.toThrow();
  });
});
