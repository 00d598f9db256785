import type { System } from "../system.ts";
import { listOf, objectOf, textOf } from "../content.ts";
import { code } from "./code.ts";
import { lastOf } from "./read-alias.ts";

/** Where a secret lies. */
export const storedAt: System["storedAt"] = ({ name, content }) => {
  const region = textOf(content.region);
  const what = textOf(content.arn).includes(":ssm:") ? "parameter" : "secret";
  return `${what} ${name}${region === "" ? "" : ` in ${region}`}`;
};

/** Where something lived, by its ARN: `account 123456789012`. */
export const placeOf: System["placeOf"] = (content) => {
  const account = textOf(content.arn).split(":")[4] ?? "";
  return /^\d{12}$/.test(account) ? `account ${account}` : null;
};

/** Where an account stands in its organization, and whether policies of the organization can hold there. */
export const aroundWords: System["aroundWords"] = ({ kind, content }) => {
  if (kind !== "account") return null;
  const { management, units } = content;
  if (management === true) {
    return "It is the management account of its organization: no service control policy holds there.";
  }
  if (!Array.isArray(units)) return "Whether it is in an organization, whose policies would hold here, was not read.";
  const path = listOf(units).map((unit) => textOf(objectOf(unit).name) || lastOf(textOf(objectOf(unit).id)));
  return path.length === 0 ? null : `In its organization it lies under ${code(path.join(" / "))}.`;
};
