import type { Claim, Known, VerdictPart } from "../../inventory/claim.ts";
import type { Note } from "../../inventory/notes.ts";
import { placeName, readAlias } from "./aliases.ts";
import { jobOf, strangersCheckouts } from "./jobs.ts";
import { jobToken } from "./job-token.ts";
import { loginWords, systemWords } from "./login-words.ts";
import { allWrites, calls, reads, unread, unreadCalls, writes, type Found, type Job } from "./token-claim.ts";
import type { Identity } from "./workflows/identity.ts";

/** What matters most of what the jobs of a workflow do, the gravest first; null where there is nothing of the kind. */
export function workflowClaim({ row, identity, around = [], consumers }: Known): Claim | null {
  const jobs = consumers.map(({ alias, content }): Job => {
    const job = jobOf(content);
    return { key: alias, job, token: jobToken(row.key, job, { identity, around }) };
  });
  const place = readAlias(row.key);
  const name: VerdictPart = { text: place ? placeName(place) : row.domain, name: true };
  const found =
    strangers(jobs) ??
    literals(jobs) ??
    signIns(jobs) ??
    allWrites(jobs, name) ??
    secrets(jobs) ??
    minted(jobs, name) ??
    signatures(jobs) ??
    writes(jobs, name) ??
    unread(jobs) ??
    calls(jobs) ??
    unreadCalls(jobs) ??
    reads(jobs, name);
  return found && { parts: found.parts, note: noteOf(found) };
}

function noteOf({ jobs, deed, path, deciding, proof }: Found): Note {
  const [first, ...others] = jobs;
  if (!first) return { words: "", evidence: [], looked: [{ noun: "consumer" }] };
  const more = others.length;
  const rest = more === 0 ? "" : ` ${more} more ${more === 1 ? "job does" : "jobs do"} so too.`;
  return {
    words: `The job \`${first.job.id}\` ${deed}.${rest}`,
    evidence: [
      proof ?? { key: first.key, path, deciding },
      ...others.slice(0, 2).map(({ key }) => ({ key, path: [], deciding: [] })),
    ],
    looked: [],
  };
}

function strangers(jobs: readonly Job[]): Found | null {
  const sure = ({ job }: Job) => strangersCheckouts(job)[0]?.guard !== "unknown";
  const all = jobs.filter(({ job }) => strangersCheckouts(job).length > 0);
  const those = all.some(sure) ? all.filter(sure) : all;
  const [first] = those;
  const [checkout] = first ? strangersCheckouts(first.job) : [];
  if (!first || !checkout) return null;
  const open = checkout.guard === "unknown";
  const events = checkout.triggers.join(" and ");
  return {
    parts: [
      {
        text: open
          ? "may check out strangers' code beside repository secrets"
          : "checks out strangers' code beside the repository's secrets",
      },
    ],
    jobs: those,
    deed: `${open ? "may check" : "checks"} out code that strangers wrote on line ${checkout.line}, in runs of ${events} that have this repository's secrets`,
    path: ["checkouts", first.job.checkouts.indexOf(checkout)],
    deciding: [...checkout.triggers],
  };
}

function literals(jobs: readonly Job[]): Found | null {
  const those = jobs.filter(({ job }) => job.literals.length > 0);
  const literal = those[0]?.job.literals[0];
  if (!literal) return null;
  return {
    parts: [{ text: "has a credential written out in its file" }],
    jobs: those,
    deed: `has a value in place of a secret on line ${literal.line}; the value is not kept`,
    path: ["literals", 0],
    deciding: [literal.at],
  };
}

/** Where a sign-in leads furthest, first; what is not named here stands between, registries last. */
const FURTHEST: readonly string[] = [
  "aws",
  "gcp",
  "azure",
  "kubernetes",
  "terraform",
  "vault",
  "cloudflare",
  "ssh",
  "github",
];
const NEAREST: readonly string[] = ["docker"];

function signIns(jobs: readonly Job[]): Found | null {
  const all = jobs.flatMap((one) =>
    one.job.identities
      .map((login, index) => ({ one, login, index }))
      .filter(({ login }) => login.system !== "sigstore"),
  );
  const [first] = all.toSorted((a, b) => rankOf(a.login) - rankOf(b.login));
  if (!first) return null;
  const { one, login, index } = first;
  const same = all.filter((other) => other.login.system === login.system && nameOf(other.login) === nameOf(login));
  return {
    parts: signInParts(login),
    jobs: [one, ...new Set(same.map((other) => other.one).filter((other) => other !== one))],
    deed: `can ${loginWords(login)}, by \`${login.by}\` on line ${login.line}`,
    path: ["identities", index, ...(login.value ? ["value"] : [])],
    deciding: login.value ? [...login.value.values] : [],
  };
}

/** Of one system those whose name is known go first, then those with a credential that lasts. */
function rankOf(login: Identity): number {
  const { system, static: kept } = login;
  const place = FURTHEST.includes(system) ? FURTHEST.indexOf(system) : NEAREST.includes(system) ? 90 : 50;
  return place * 4 + (nameOf(login) === null ? 2 : 0) + (kept ? 0 : 1);
}

const MOST_WORDS = 8;

function signInParts(login: Identity): VerdictPart[] {
  const deed = `can sign in to ${systemWords(login.system)}`;
  const name = nameOf(login);
  if (name === null || deed.split(" ").length + 2 > MOST_WORDS) return [{ text: deed }];
  return [{ text: `${deed} as ` }, { text: name, name: true }];
}

/** The one name it is known to sign in as; of a path or an address the end. */
function nameOf({ value }: Identity): string | null {
  const only = value?.complete && value.values.length === 1 ? value.values[0] : undefined;
  if (only === undefined || only === "") return null;
  return only.startsWith("arn:") ? only.slice(only.lastIndexOf("/") + 1) || only : only;
}

function secrets(jobs: readonly Job[]): Found | null {
  const open = jobs.filter(({ job }) => job.allSecrets.length > 0 || job.inheritsSecrets);
  const [first] = open;
  if (first) {
    const line = first.job.allSecrets[0] ?? first.job.call?.line ?? first.job.line;
    const path = first.job.allSecrets.length > 0 ? "allSecrets" : "inheritsSecrets";
    return {
      parts: [{ text: "hands on every secret it can see" }],
      jobs: open,
      deed: `hands on all secrets at once, line ${line}`,
      path: [path],
      deciding: [],
    };
  }
  const taking = jobs.filter(({ job }) => job.secrets.length > 0);
  const names = [...new Set(taking.flatMap(({ job }) => job.secrets.map((secret) => secret.name)))];
  const [only] = names;
  const taken = taking[0]?.job.secrets[0];
  if (only === undefined || !taken) return null;
  return {
    parts:
      names.length === 1
        ? [{ text: "takes the secret " }, { text: only, name: true }]
        : [{ text: `takes ${names.length} secrets` }],
    jobs: taking,
    deed: `takes \`${taken.name}\` on line ${taken.lines[0] ?? taking[0]?.job.line}`,
    path: ["secrets", 0],
    deciding: [taken.name],
  };
}

function minted(jobs: readonly Job[], name: VerdictPart): Found | null {
  const those = jobs.filter(({ job }) => job.idToken === "write");
  const [first] = those;
  if (!first) return null;
  return {
    parts: [{ text: "can ask for OIDC tokens of " }, name],
    jobs: those,
    deed: `may ask for tokens by which other systems can let it in, by line ${first.job.permissions?.line ?? first.job.line}`,
    path: ["permissions"],
    deciding: ["write", "write-all"],
  };
}

function signatures(jobs: readonly Job[]): Found | null {
  const those = jobs.filter(({ job }) => job.identities.length > 0);
  const login = those[0]?.job.identities[0];
  if (!login) return null;
  return {
    parts: [{ text: "can sign artifacts" }],
    jobs: those,
    deed: `can ${loginWords(login)}, line ${login.line}`,
    path: ["identities", 0],
    deciding: [],
  };
}
