import { describe, expect, it } from "vitest";
import { checkNewPassword, EmailAddress, hashPassword, PersonName, verifyPassword } from "./users.ts";

const ada = { name: "Ada Lovelace", email: "ada@example.org" };

describe("checkNewPassword", () => {
  it.each([
    "violet anchor ticket lamp",
    "correct horse battery staple",
    "k3J9x!pQ2mZ7",
    "grüne Ente läuft weg",
    "我们的猫喜欢在星期天睡觉",
    "🦆🚲🌧️🧵🍐🎻🪵🐌🕯️🧭🪁🥁",
    "x".repeat(200) + " violet anchor ticket",
  ])("takes %s", (password) => {
    expect(() => checkNewPassword(password, ada)).not.toThrow();
  });

  it.each([
    ["elevenchars", "at least 12"],
    ["violet anchor ".repeat(20), "at most 256"],
    ["aaaaaaaaaaaa", "easy to guess"],
    ["123456789012", "easy to guess"],
    ["abcabcabcabc", "easy to guess"],
    ["Password1234", "easy to guess"],
    ["P@ssw0rd2026!", "easy to guess"],
    ["qwertyuiop123", "easy to guess"],
    ["1q2w3e4r5t6y", "easy to guess"],
    ["iloveyou1234", "easy to guess"],
    ["1qaz2wsx3edc", "easy to guess"],
    ["rollcall-2026", "easy to guess"],
    ["Lovelace1815", "easy to guess"],
    ["ada@example.org", "easy to guess"],
  ])("refuses %s", (password, sentence) => {
    expect(() => checkNewPassword(password, ada)).toThrow(sentence);
  });
});

describe("what is stored of a password", () => {
  it("proves the password and nothing else", async () => {
    const hash = await hashPassword("violet anchor ticket lamp");
    expect(hash).not.toContain("violet");
    expect(await verifyPassword({ hash, password: "violet anchor ticket lamp" })).toBe(true);
    expect(await verifyPassword({ hash, password: "Violet anchor ticket lamp" })).toBe(false);
    expect(await verifyPassword({ hash, password: "violet anchor ticket lamp " })).toBe(false);
  });

  it("is never the same twice", async () => {
    expect(await hashPassword("violet anchor")).not.toBe(await hashPassword("violet anchor"));
  });

  it("does not depend on how a keyboard composes a letter", async () => {
    const hash = await hashPassword("caf\u00e9 anchor ticket");
    expect(await verifyPassword({ hash, password: "cafe\u0301 anchor ticket" })).toBe(true);
  });

  it.each(["", "plain", "scrypt$2$1$1$AAAAAAAAAAAAAAAAAAAAAA$AA", "salt:key"])(
    "is nothing when it reads %j",
    async (hash) => {
      expect(await verifyPassword({ hash, password: "plain" })).toBe(false);
    },
  );
});

it("compares email addresses in lower case", () => {
  expect(EmailAddress.parse(" Ada@Example.ORG ")).toBe("ada@example.org");
  expect(EmailAddress.safeParse("ada@").success).toBe(false);
});

it.each([
  ["Ada Lovelace", true],
  ["José Ñandú", true],
  ["می\u200cخواهم", true],
  ["", false],
  ["   ", false],
  ["Ada\u202Enimda", false],
  ["Ada\nroot", false],
  ["x".repeat(101), false],
])("name %j: %s", (name, good) => {
  expect(PersonName.safeParse(name).success).toBe(good);
});
