import { describe, expect, it } from "vitest";
import { quoteListItem, serverArguments } from "./server-settings.ts";

describe("serverArguments", () => {
  const place = { socketDirectory: "/srv/a, b/socket", durable: true };

  it("listens on the socket only", () => {
    const args = serverArguments("/srv/postgres", place);

    expect(args).toContain("listen_addresses=");
    expect(args).toContain("unix_socket_permissions=0700");
    expect(args).toContain('unix_socket_directories="/srv/a, b/socket"');
  });

  it("keeps what was saved, except for tests", () => {
    expect(serverArguments("/srv/postgres", place).join(" ")).not.toMatch(/fsync|synchronous_commit|full_page_writes/);
    expect(serverArguments("/srv/postgres", { ...place, durable: false })).toContain("fsync=off");
  });
});

it("quotes an item of a list", () => {
  expect(quoteListItem('/a"b')).toBe('"/a""b"');
});
