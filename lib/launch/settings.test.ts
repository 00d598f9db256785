import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkout } from "./checkout.mjs";
import { readSettings } from "./settings.ts";

describe("readSettings", () => {
  it("serves this machine only, from a data directory in the checkout, with the sample", () => {
    const settings = readSettings({});

    expect(settings).toMatchObject({ url: "http://127.0.0.1:3000", databaseUrl: undefined, sample: true });
    expect(settings.dataDir).toBe(join(checkout, ".rollcall"));
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", ROLLCALL_SAMPLE: "", ROLLCALL_DATA_DIR: "" })).toEqual(
      readSettings({}),
    );
  });

  it("lets a relative data directory start in the checkout", () => {
    expect(readSettings({ ROLLCALL_DATA_DIR: "data/one" }).dataDir).toBe(join(checkout, "data", "one"));
    expect(readSettings({ ROLLCALL_DATA_DIR: "/srv/one" }).dataDir).toBe("/srv/one");
  });

  it("puts the sample into an embedded database only", () => {
    expect(readSettings({ ROLLCALL_SAMPLE: "off" }).sample).toBe(false);
    expect(readSettings({ DATABASE_URL: "postgresql://u:p@db/r", ROLLCALL_SAMPLE: "on" }).sample).toBe(false);
  });

  it("prefers the public address for what it tells people", () => {
    const env = {
      ROLLCALL_HOST: "0.0.0.0",
      ROLLCALL_TRUSTED_PROXY: "10.0.0.5",
      ROLLCALL_URL: "https://rollcall.example.com",
    };

    expect(readSettings(env).url).toBe("https://rollcall.example.com");
  });

  it.each([
    [{ PORT: "http" }, /PORT/],
    [{ ROLLCALL_HOST: "0.0.0.0" }, /other machines/],
    [{ DATABASE_URL: "mysql://db/rollcall" }, /postgresql:\/\//],
    [{ ROLLCALL_SAMPLE: "yes" }, /on or off/],
  ])("refuses %j with a sentence", (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });
});
