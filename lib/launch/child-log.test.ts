import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ChildLog } from "./child-log.ts";

let directory = "";

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "child-log-"))));

afterEach(() => rmSync(directory, { recursive: true }));

it("keeps all in the file, shows warnings on the terminal, and secrets in neither", () => {
  const said: string[] = [];
  const path = join(directory, "worker.log");
  const log = new ChildLog({ name: "worker", path, secrets: ["s3cret"], say: (line) => said.push(line) });
  log.write('{"level":30,"msg":"with s3cret"}', "stdout");
  log.write('{"level":40,"msg":"bad s3cret"}', "stdout");
  log.close();

  expect(said).toEqual(["worker: warning: bad [redacted]"]);
  expect(readFileSync(path, "utf8")).toBe(
    '{"level":30,"msg":"with [redacted]"}\n{"level":40,"msg":"bad [redacted]"}\n',
  );
});

it("does not let a flood scroll away what came first", () => {
  const said: string[] = [];
  const path = join(directory, "web.log");
  const log = new ChildLog({ name: "web", path, secrets: [], say: (line) => said.push(line) });
  for (let line = 0; line < 1000; line += 1) log.write(`Error ${line}`, "stderr");
  log.close();

  expect(said).toHaveLength(21);
  expect(said.at(-1)).toContain(path);
});
