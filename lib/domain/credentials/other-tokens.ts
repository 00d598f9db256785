import { nameless, type Reading } from "./reading.ts";

/** Tokens that are known by how they begin and say nothing about whose they are, of systems Rollcall cannot read. */
const PREFIXES: readonly (readonly [prefix: string, what: string])[] = [
  ["glpat-", "an access token of GitLab"],
  ["gldt-", "a deploy token of GitLab"],
  ["hvs.", "a token of Vault"],
  ["hvb.", "a batch token of Vault"],
  ["xoxb-", "a token of a Slack bot"],
  ["xoxp-", "a token of a Slack user"],
  ["npm_", "an access token of npm"],
  ["pypi-", "an upload token of PyPI"],
  ["dckr_pat_", "an access token of Docker Hub"],
  ["dop_v1_", "an access token of DigitalOcean"],
  ["glsa_", "a service account token of Grafana"],
];

/** Says what a token is that cannot be looked for. */
export function readOtherToken(word: string): Reading | null {
  const what = PREFIXES.find(([prefix]) => word.startsWith(prefix) && word.length >= prefix.length + 16)?.[1];
  if (what === undefined) return null;
  return nameless(`That is ${what}. Nothing in it says whose it is, and Rollcall does not read that system.`);
}
