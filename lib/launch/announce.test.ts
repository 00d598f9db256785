import { describe, expect, it } from "vitest";
import { announcement } from "./announce.ts";

const now = new Date("2026-03-03T10:00:00Z");
const ready = { url: "http://127.0.0.1:3000", readyInMs: 2345, now };

describe("announcement", () => {
  it("says how long it took and where it is", () => {
    const text = announcement({ ...ready, signIn: undefined });

    expect(text).toContain("Ready in 2.3 s");
    expect(text).toContain("http://127.0.0.1:3000");
    expect(text).not.toContain("Sign in");
  });

  it("shows the first sign-in link and how long it is good", () => {
    const signIn = { url: "http://127.0.0.1:3000/sign-in/first?token=t", expiresAt: new Date("2026-03-03T10:15:00Z") };

    expect(announcement({ ...ready, signIn })).toMatch(/token=t\n.*once, within 15 minutes/);
  });
});
