import type { System } from "../system.ts";
import { lastOf, readAlias } from "./read-alias.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/console.html */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: "https://console.aws.amazon.com",
  "aws-cn": "https://console.amazonaws.cn",
  "aws-us-gov": "https://console.amazonaws-us-gov.com",
};

const PAGES: Readonly<Record<string, string>> = { role: "roles", user: "users", group: "groups" };

/** The console shows the account one is signed in to, so the words name it. */
export const home: System["home"] = (alias) => {
  const place = readAlias(alias);
  if (!place || !Object.hasOwn(PAGES, place.kind) || !Object.hasOwn(CONSOLES, place.partition)) return null;
  const { partition, account, kind, name } = place;
  const page = `/iam/home#/${PAGES[kind]}/details/${encodeURIComponent(lastOf(name))}`;
  return { words: `IAM console of ${account}`, href: `${CONSOLES[partition]}${page}`, line: null };
};
