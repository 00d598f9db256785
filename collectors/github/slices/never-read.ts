import type { PlannedEnd } from "#collectors/shared/rows.ts";

/** What GitHub has and Rollcall does not read: a line of coverage, so that nobody takes it for none. */
export const NEVER_READ: PlannedEnd = {
  status: "not-supported",
  reason: [
    "Not read, so that nothing of it here does not mean that there is none.",
    "Codespaces secrets: credentials that development machines get.",
    "The enterprise: its Apps, runners, secrets, policies and audit log need an enterprise owner's credential.",
    "Who gets around a ruleset: GitHub tells it only to who may edit the ruleset, which a read-only credential may not.",
  ].join(" "),
};
