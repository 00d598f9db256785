import { describe, expect, it } from "vitest";
import { postgresFailure } from "./failure.ts";

describe("postgresFailure", () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /disk is full/],
    ["FATAL:  could not map anonymous shared memory: Cannot allocate memory", /not enough memory/],
    ['FATAL:  data directory "/x" has wrong ownership', /another user/],
    ["PANIC:  could not locate a valid checkpoint record", /damaged/],
    ["postgres: error while loading shared libraries: libssl.so.1.1", /DATABASE_URL/],
    ["FATAL:  something new", /What it said is below/],
  ])("%s", (line, sentence) => {
    const { message } = postgresFailure("Postgres did not start", `LOG:  starting\n${line}\n`, "/srv/log/postgres.log");

    expect(message).toMatch(sentence);
    expect(message).toContain(line);
    expect(message).toContain("/srv/log/postgres.log");
  });
});
