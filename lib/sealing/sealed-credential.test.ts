import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "#lib/errors.ts";
import { openCredential } from "./open-credential.ts";
import { deriveOpeningKey } from "./opening-key.ts";
import { sealCredential } from "./sealed-credential.ts";

const CANARY = "canary-9b1f-token-value";
const FIELDS = { token: CANARY, certificate: "-----BEGIN CERTIFICATE-----\nMIIB\u00e9" };
const CONTEXT = { sourceSlug: "prod-eu" };

function aWorkerKey() {
  return deriveOpeningKey(randomBytes(32).toString("base64url"));
}

async function refusal(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  const { message, cause } = error as InvalidInput;
  expect(cause).toBeUndefined();
  expect(message).not.toContain(CANARY);
  return message;
}

describe("a sealed credential", () => {
  it("opens with the worker's key for the source it was sealed for", async () => {
    const key = await aWorkerKey();

    const sealed = await sealCredential({ publicKey: key.publicKey }, FIELDS, CONTEXT);

    expect(await openCredential(key, sealed, CONTEXT)).toEqual(FIELDS);
  });

  it("is another text each time, and holds nothing of what was sealed", async () => {
    const key = await aWorkerKey();

    const sealed = await Promise.all([1, 2].map(() => sealCredential(key, FIELDS, CONTEXT)));

    expect(Buffer.compare(...(sealed.map((bytes) => Buffer.from(bytes)) as [Buffer, Buffer]))).not.toBe(0);
    for (const bytes of sealed) expect(Buffer.from(bytes).includes(CANARY)).toBe(false);
  });

  it("does not open for another source", async () => {
    const key = await aWorkerKey();
    const sealed = await sealCredential(key, FIELDS, CONTEXT);

    const message = await refusal(openCredential(key, sealed, { sourceSlug: "staging" }));

    expect(message).toMatch(/staging cannot be opened.*Enter the credential again/);
  });

  it("says so when this worker has another key", async () => {
    const sealed = await sealCredential(await aWorkerKey(), FIELDS, CONTEXT);

    const message = await refusal(openCredential(await aWorkerKey(), sealed, CONTEXT));

    expect(message).toMatch(/prod-eu was sealed for another worker key.*enter the credential again/);
  });

  it("does not open when any byte was changed, or the end is missing", async () => {
    const key = await aWorkerKey();
    const sealed = await sealCredential(key, { token: "short" }, CONTEXT);

    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await refusal(openCredential(key, changed, CONTEXT));
    }
    for (const length of [0, 1, 9, 41, sealed.length - 1]) {
      await refusal(openCredential(key, sealed.subarray(0, length), CONTEXT));
    }
  });
});

describe("a worker key", () => {
  it("makes the same pair each time, and is refused when it is too short", async () => {
    const seed = randomBytes(32).toString("base64url");

    const [first, second] = await Promise.all([deriveOpeningKey(seed), deriveOpeningKey(`${seed}\n`)]);

    expect([first.id, first.publicKey]).toEqual([second.id, second.publicKey]);
    await expect(deriveOpeningKey("too-short")).rejects.toThrow(/at least 32 random bytes/);
  });
});
