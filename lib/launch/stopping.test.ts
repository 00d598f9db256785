import { expect, it } from "vitest";
import { Stopping } from "./stopping.ts";

function recording() {
  const stopping = new Stopping();
  const events: string[] = [];
  for (const name of ["postgres", "worker", "web"]) {
    stopping.add({
      async stop() {
        await Promise.resolve();
        events.push(`stop ${name}`);
      },
      kill: () => events.push(`kill ${name}`),
    });
  }
  return { stopping, events };
}

it("stops in the opposite order, once", async () => {
  const { stopping, events } = recording();
  await stopping.stopAll();
  await stopping.stopAll();

  expect(events).toEqual(["stop web", "stop worker", "stop postgres"]);
});

it("kills what does not stop", async () => {
  const { stopping, events } = recording();
  stopping.add({ stop: () => new Promise(() => undefined), kill: () => events.push("kill stuck") });
  void stopping.stopAll();
  await Promise.resolve();
  stopping.killAll();

  expect(events).toEqual(["kill stuck", "kill web", "kill worker", "kill postgres"]);
});

it("kills what is still there", () => {
  const { stopping, events } = recording();
  stopping.killAll();

  expect(events).toEqual(["kill web", "kill worker", "kill postgres"]);
});

it("ends with the first failure", async () => {
  const { stopping } = recording();
  const ended = stopping.ended();
  stopping.fail(new Error("first"));
  stopping.fail(new Error("second"));
  await ended;

  expect(stopping.signal.aborted).toBe(true);
  expect(stopping.failure).toEqual(new Error("first"));
});
