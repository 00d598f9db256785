import { describe, expect, it } from "vitest";
import { explainNpmFailure } from "./npm-failure.mjs";

describe("explainNpmFailure", () => {
  it.each([
    ["npm error code ENOTFOUND", /registry could not be reached/],
    ["npm error code ECONNREFUSED", /registry could not be reached/],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /NODE_EXTRA_CA_CERTS/],
    ["npm error code ENOSPC", /disk is full/],
    ["npm error code EACCES", /may not write/],
    ["npm error code EUSAGE", /package-lock\.json disagree/],
    ["npm error code EINTEGRITY", /do not go on/],
    ["npm error code E404", /does not have it/],
    ["npm error something new", /What npm says is below/],
  ])("%s", (line, sentence) => {
    const text = explainNpmFailure(`npm http fetch GET 200 https://registry/network\n${line}\n`, 1);

    expect(text).toMatch(sentence);
    expect(text).toContain(line);
    expect(text).toContain("run the same command again");
  });
});
