import { describe, expect, it } from "vitest";
import { runNamedBy } from "./run-named-by.ts";

const API = "https://github.com/acme/api";

function named(log_url: unknown): number | null {
  return runNamedBy({ state: "success", log_url }, API);
}

describe("the run that a state of a deployment names", () => {
  it.each(["/actions/runs/901", "/actions/runs/901/job/3", "/actions/runs/901/?check_suite_focus=true"])(
    "is that of %s",
    (rest) => {
      expect(named(API + rest)).toBe(901);
      expect(named(`https://github.com/Acme/API${rest}`)).toBe(901);
    },
  );

  it.each([
    ["another host", "https://github.example.com/acme/api/actions/runs/901"],
    ["another port", "https://github.com:8443/acme/api/actions/runs/901"],
    ["no encryption", "http://github.com/acme/api/actions/runs/901"],
    ["a host that only begins so", "https://github.com.example/acme/api/actions/runs/901"],
    ["another repository", "https://github.com/acme/web/actions/runs/901"],
    ["a repository that only begins so", "https://github.com/acme/api-old/actions/runs/901"],
    ["steps to another repository", "https://github.com/acme/api/../web/actions/runs/901"],
    ["the words in a query", "https://github.com/acme/web?x=/acme/api/actions/runs/901"],
    ["what is no number", "https://github.com/acme/api/actions/runs/901x"],
    ["a number that is none exactly", "https://github.com/acme/api/actions/runs/9999999999999999999"],
    ["no address", "actions/runs/901"],
    ["nothing", null],
  ])("is none because of %s", (_name, address) => {
    expect(named(address)).toBeNull();
  });
});
