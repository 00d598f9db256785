import { describe, expect, it } from "vitest";
import { forTerminal, redact } from "./log-lines.ts";

describe("redact", () => {
  it("takes out the secrets it knows, wherever they stand", () => {
    expect(redact("a s3cret and again s3cret", ["s3cret", ""])).toBe("a [redacted] and again [redacted]");
  });

  it("takes out the password of any database address", () => {
    expect(redact("connecting to postgresql://app:hunter2@db/rollcall …", [])).toBe(
      "connecting to postgresql://app:[redacted]@db/rollcall …",
    );
  });

  it("takes out the token of a sign-in link", () => {
    expect(redact('GET "/sign-in/first?token=abc-123&x=1" 200', [])).toBe(
      'GET "/sign-in/first?token=[redacted]&x=1" 200',
    );
  });
});

describe("forTerminal", () => {
  it.each([
    ['{"level":30,"msg":"started"}', undefined],
    ['{"level":40,"msg":"slice denied"}', "warning: slice denied"],
    ['{"level":50,"msg":"collection failed","err":{"message":"no route"}}', "error: collection failed (no route)"],
    ["Error: something", "Error: something"],
    ["{ not json", "{ not json"],
    ["   ", undefined],
  ])("of %j on stderr shows %j", (line, shown) => {
    expect(forTerminal(line, "stderr")).toBe(shown);
  });

  it("shows no plain lines of stdout", () => {
    expect(forTerminal("compiled in 12 ms", "stdout")).toBeUndefined();
  });
});
