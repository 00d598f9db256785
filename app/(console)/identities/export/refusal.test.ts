import { describe, expect, it } from "vitest";
import { Conflict, Forbidden } from "#lib/errors.ts";
import { listPath, NOT_OFFERED, refusalOf, refuse, SIGNED_OUT } from "./refusal.ts";

const from = (headers: Record<string, string>) =>
  new Request("http://rollcall.test/identities/export", { method: "POST", headers });
const browser = (referer: string) => from({ accept: "text/html,*/*;q=0.8", referer });

describe("a refused export", () => {
  it("is a sentence and a status for a program", async () => {
    const response = refuse(from({ accept: "*/*" }), NOT_OFFERED);

    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await response.text()).toBe(`${NOT_OFFERED.message}\n`);
  });

  it("is a page for a browser, and leads back to the list it was asked from", () => {
    const refusal = refusalOf(new Conflict("3 exports are running already."));

    const response = refuse(browser("http://rollcall.test/identities?q=owner:none&sort=kind"), refusal);

    expect(response.status).toBe(303);
    const page = new URL(response.headers.get("location") ?? "", "http://rollcall.test");
    expect(page.pathname).toBe("/identities/export/refused");
    expect(page.searchParams.get("because")).toBe("busy");
    expect(page.searchParams.get("back")).toBe("/identities?q=owner:none&sort=kind");
  });

  it("leads whoever is signed out to the sign-in, and from there back", () => {
    const response = refuse(browser("http://rollcall.test/identities?view=all"), SIGNED_OUT);

    expect(response.headers.get("location")).toBe("/sign-in?next=%2Fidentities%3Fview%3Dall");
  });

  it("has a reference only for what nobody foresaw", () => {
    expect(refusalOf(new Forbidden("No."))).toEqual({ because: "forbidden", status: 403, message: "No." });
    expect(refusalOf(new Error("boom"))).toMatchObject({
      ...{ because: "failed", status: 500 },
      reference: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  it.each([
    ["https://evil.example/identities?q=a", "/identities?q=a"],
    ["//evil.example", "/identities"],
    ["/sources", "/identities"],
    ["javascript:alert(1)", "/identities"],
    ["/identities/../sign-in?next=x", "/identities"],
    [null, "/identities"],
  ])("goes back to a list of ours and nowhere else: %s", (address, path) => {
    expect(listPath(address)).toBe(path);
  });
});
