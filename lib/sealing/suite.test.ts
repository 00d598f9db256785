import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveOpeningKey } from "./opening-key.ts";
import { SUITE } from "./suite.ts";

/** RFC 9180's published vector for base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
const VECTOR = {
  info: "4f6465206f6e2061204772656369616e2055726e",
  ikmE: "2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9",
  ikmR: "dac33b0e9db1b59dbbea58d59a14e7b5896e9bdf98fad6891e99d1686492b9ee",
  skRm: "497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d",
  pkRm: "430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c",
  enc: "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256",
  /** First 16 bytes of SHAKE128 over 1,000 ciphertexts whose inputs are drawn from SHAKE128 of nothing. */
  encryptions: "1702e73e1e71705faa8241022af1deea",
};

const bytes = (hex: string) => Buffer.from(hex, "hex");
const hex = (buffer: ArrayBuffer) => Buffer.from(buffer).toString("hex");

/** A length of one byte, and so many bytes, again and again. */
function drawFrom(stream: Buffer): () => Buffer {
  let at = 0;
  return () => {
    const length = stream[at] ?? 0;
    at += 1 + length;
    return stream.subarray(at - length, at);
  };
}

describe("the HPKE suite", () => {
  it("derives the published key pair from its seed", async () => {
    const key = await deriveOpeningKey(bytes(VECTOR.ikmR).toString("base64url"));

    expect(Buffer.from(key.publicKey, "base64url").toString("hex")).toBe(VECTOR.pkRm);
    expect(hex(await SUITE.kem.serializePrivateKey(key.privateKey))).toBe(VECTOR.skRm);
  });

  it("makes the published ciphertexts, and opens them", async () => {
    const recipient = await SUITE.kem.deriveKeyPair(bytes(VECTOR.ikmR));
    const ephemeral = await SUITE.kem.deriveKeyPair(bytes(VECTOR.ikmE));
    const info = bytes(VECTOR.info);
    const sender = await SUITE.createSenderContext({ recipientPublicKey: recipient.publicKey, ekm: ephemeral, info });
    const receiver = await SUITE.createRecipientContext({ recipientKey: recipient.privateKey, enc: sender.enc, info });
    const draw = drawFrom(createHash("shake128", { outputLength: 600_000 }).digest());
    const sink = createHash("shake128", { outputLength: 16 });

    for (let message = 0; message < 1000; message += 1) {
      const [aad, plaintext] = [draw(), draw()];
      const ciphertext = await sender.seal(plaintext, aad);
      sink.update(Buffer.from(ciphertext));
      const opened = Buffer.from(await receiver.open(ciphertext, aad));
      if (!opened.equals(plaintext)) throw new Error(`Message ${message} opened as something else`);
    }

    expect(hex(sender.enc)).toBe(VECTOR.enc);
    expect(sink.digest("hex")).toBe(VECTOR.encryptions);
  });
});
