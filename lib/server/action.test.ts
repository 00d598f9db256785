import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { Conflict } from "#lib/errors.ts";
import type { Role } from "#lib/service/actor.ts";
import { action, formAction } from "./action.ts";
import { requireContext } from "./context.ts";

vi.mock("server-only", () => ({}));
vi.mock("./context.ts", () => ({ requireContext: vi.fn() }));

const run = vi.fn();
const definition = { permission: "source.collect", input: z.object({ source: z.string().min(2) }), run } as const;

function signedInAs(role: Role): void {
  const actor = { kind: "user" as const, id: "u", name: "U", role };
  // No step of an action touches the database itself.
  vi.mocked(requireContext).mockResolvedValue({ actor, now: new Date(0), database: undefined as never });
}

beforeEach(() => {
  vi.resetAllMocks();
  run.mockResolvedValue("done");
});

describe("action", () => {
  it("runs for who may, with parsed input", async () => {
    signedInAs("administrator");
    expect(await action(definition)({ source: "prod-eu", more: "dropped" })).toEqual({ data: "done" });
    expect(run).toHaveBeenCalledWith(
      expect.objectContaining({ actor: expect.objectContaining({ id: "u" }) as unknown }),
      {
        source: "prod-eu",
      },
    );
  });

  it("stops at the role, before it looks at the input", async () => {
    signedInAs("engineer");
    expect(await action(definition)(undefined)).toEqual({
      error: { message: "You need the role administrator for this." },
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("stops at the input", async () => {
    signedInAs("administrator");
    const result = await action(definition)({ source: "x" });
    expect(result.error?.message).toMatch(/^source: /);
    expect(run).not.toHaveBeenCalled();
  });

  it("passes on what was written for people, and a reference for everything else", async () => {
    signedInAs("administrator");
    run.mockRejectedValueOnce(new Conflict("It runs already."));
    expect(await action(definition)({ source: "prod-eu" })).toEqual({ error: { message: "It runs already." } });
    run.mockRejectedValueOnce(new Error("duplicate key value violates unique constraint"));
    const result = await action(definition)({ source: "prod-eu" });
    expect(result.error?.message).toMatch(/^Something went wrong \(ref [0-9a-f]{8}\)\.$/);
  });

  it("lets a redirect through", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/sign-in;307;" });
    vi.mocked(requireContext).mockRejectedValue(redirect);
    await expect(action(definition)({ source: "prod-eu" })).rejects.toBe(redirect);
  });
});

it("formAction reads a form, with repeated fields as lists and without React's own", async () => {
  signedInAs("administrator");
  const form = new FormData();
  form.set("$ACTION_KEY", "k");
  form.set("source", "prod-eu");
  form.append("ids", "1");
  form.append("ids", "2");
  await formAction({ ...definition, input: z.unknown() })(null, form);
  expect(run).toHaveBeenCalledWith(expect.anything(), { source: "prod-eu", ids: ["1", "2"] });
});
