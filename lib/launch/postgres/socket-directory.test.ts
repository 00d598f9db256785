import { describe, expect, it } from "vitest";
import { chooseSocketDirectory, socketPath } from "./socket-directory.ts";

describe("chooseSocketDirectory", () => {
  it("stays beside the cluster", () => {
    expect(chooseSocketDirectory("/srv/rollcall", 1000)).toBe("/srv/rollcall/socket");
  });

  it("goes to a short directory when the path is too long, another one for each home", () => {
    const home = `/srv/${"long".repeat(30)}`;
    const directory = chooseSocketDirectory(home, 1000, "/tmp");

    expect(directory).toMatch(/^\/tmp\/rollcall-1000-[0-9a-f]{12}$/);
    expect(chooseSocketDirectory(`${home}2`, 1000, "/tmp")).not.toBe(directory);
  });

  it("counts bytes, not characters", () => {
    const home = `/srv/${"ü".repeat(45)}`;

    expect(home.length).toBeLessThan(60);
    expect(chooseSocketDirectory(home, 1000, "/tmp")).toMatch(/^\/tmp\//);
  });

  it("does not trust a long TMPDIR either", () => {
    const long = `/srv/${"long".repeat(30)}`;

    expect(socketPath(chooseSocketDirectory(long, 0, `/var/${"long".repeat(30)}`)).length).toBeLessThan(103);
  });
});
