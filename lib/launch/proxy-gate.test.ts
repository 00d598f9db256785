import { expect, it } from "vitest";
import { proxyGate } from "./proxy-gate.ts";

it.each([
  ["127.0.0.1", true],
  ["::1", true],
  ["10.0.0.5", true],
  ["::ffff:10.0.0.5", true],
  ["10.9.1.1", true],
  ["10.0.0.6", false],
  ["192.0.2.10", true],
  ["2001:db8::1", false],
])("a connection from %s is let in: %s", (remoteAddress, expected) => {
  let closed = false;
  const destroy = (): boolean => (closed = true);
  proxyGate(["10.0.0.5", "10.9.0.0/16"])({ remoteAddress, localAddress: "192.0.2.10", destroy });

  expect(closed).toBe(!expected);
});
