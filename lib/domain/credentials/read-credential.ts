import { readAwsAccessKey, readAwsSecretKey, SECRET_KEY } from "./aws-access-key.ts";
import { fromBase64, fromUtf8 } from "./base64.ts";
import { readBootstrapToken } from "./bootstrap-token.ts";
import type { CredentialName } from "./credential-name.ts";
import { readGitHubToken } from "./github-token.ts";
import { readJwt } from "./jwt.ts";
import { readOtherToken } from "./other-tokens.ts";
import { takePem } from "./pem.ts";
import { BY_PUBLIC_HALF } from "./private-key.ts";
import { AUTHORITY, NO_CREDENTIAL, readBlocks, readDer } from "./read-pem.ts";
import { joinReadings, nameless, type Finding, type Reading } from "./reading.ts";
import { readSshPublicKey } from "./ssh-key.ts";

/** Longest text that is read: a kubeconfig of hundreds of clusters. */
export const MAX_PASTED = 2_000_000;

/** Most credentials named of one text. */
const MAX_FINDINGS = 8;

/** Words a text is taken apart into; more are not read. */
const MAX_WORDS = 200_000;

/**
 * Takes a pasted text apart and answers what in it names a credential: the part that may be sent. Runs in the browser and
 * never throws; what it answers holds nothing of a secret part.
 */
export async function readCredential(text: string): Promise<Reading> {
  if (text.trim() === "") return { findings: [], nameless: [] };
  if (text.length > MAX_PASTED) return nameless("That is too long. Paste the credential alone.");
  const { findings, nameless: said } = withoutOtherHalves(
    withAuthorities(withoutKeysOfCertificates(await readText(text, 0))),
  );
  if (findings.length > MAX_FINDINGS) {
    return {
      findings: findings.slice(0, MAX_FINDINGS),
      nameless: [`There are ${findings.length} credentials in that; the first ${MAX_FINDINGS} are read.`, ...said],
    };
  }
  return { findings, nameless: findings.length > 0 || said.length > 0 ? said : [UNKNOWN] };
}

/**
 * A kubeconfig and a chain hold the authority's certificate too: it tells which cluster a certificate is of. Many clusters
 * call theirs the same, so of several with one name none is taken.
 */
function withAuthorities(reading: Reading): Reading {
  const authorities = reading.authorities ?? [];
  const findings = reading.findings.map((finding): Finding => {
    const { name } = finding;
    if (name.kind !== "certificate") return finding;
    const signers = authorities.filter(({ subject }) => subject === name.issuer);
    const [authority, ...others] = new Set(signers.map(({ fingerprint }) => fingerprint));
    return authority !== undefined && others.length === 0 ? { ...finding, name: { ...name, authority } } : finding;
  });
  return { ...reading, findings };
}

/** A kubeconfig holds a certificate and, apart from it, its key: one credential, named by the certificate. */
function withoutKeysOfCertificates(reading: Reading): Reading {
  const certified = new Set(reading.certified);
  const goesWithOne = ({ name, remarks }: Finding) =>
    name.kind === "ssh-key" && remarks.includes(BY_PUBLIC_HALF) && certified.has(name.fingerprint);
  return { ...reading, findings: reading.findings.filter((finding) => !goesWithOne(finding)) };
}

/** What names nothing and belongs to a credential that is named beside it; everything else is another that leaked too. */
function withoutOtherHalves(reading: Reading): Reading {
  const has = (...kinds: CredentialName["kind"][]) => reading.findings.some(({ name }) => kinds.includes(name.kind));
  const halves = new Set([
    ...(has("aws-access-key") ? [SECRET_KEY] : []),
    ...(has("certificate") ? [AUTHORITY] : []),
    ...(has("certificate", "ssh-key") ? [NO_CREDENTIAL] : []),
  ]);
  return { ...reading, nameless: reading.nameless.filter((sentence) => !halves.has(sentence)) };
}

const UNKNOWN =
  "Nothing in that names a credential. Paste a token whole, an AWS access key id, a certificate, a public or private key, or a kubeconfig.";

/** Texts are in texts: a certificate in a kubeconfig, a token in a Secret. Two times are enough for all that is known. */
const MAX_DEPTH = 2;

async function readText(text: string, depth: number): Promise<Reading> {
  // In JSON and shell variables line ends are often written out.
  const { blocks, rest, broken } = takePem(text.replaceAll("\\n", "\n"));
  const readings = [await readBlocks(blocks)];
  if (broken) readings.push(nameless("That is cut off: a block begins and does not end. Paste it whole."));
  return joinReadings([...readings, await readRest(rest, depth)]);
}

async function readRest(text: string, depth: number): Promise<Reading> {
  const readings: Reading[] = [];
  for (const word of new Set(wordsOf(text))) {
    const reading = await readWord(word, depth);
    if (reading) readings.push(reading);
  }
  const words = joinReadings(readings);
  // A word wrapped over lines, as base64 writes it, is one when the white space is taken out.
  const joined = text.replaceAll(/\s+/g, "");
  const wrapped = /^[A-Za-z0-9+/_.-]+=*$/.test(joined) ? await readWord(joined.replace(/=+$/, ""), depth) : null;
  if (!wrapped) return words;
  // Only one of both was meant: what the other says of its pieces, or of all of them as one, is of nothing.
  if (words.findings.length > 0) return joinReadings([words, { ...wrapped, nameless: [] }]);
  return wrapped.findings.length > 0 ? wrapped : joinReadings([words, wrapped]);
}

/** Everything that can be part of a credential; signs around it and padding are not. */
function wordsOf(text: string, between: RegExp | string = /[^A-Za-z0-9+/_.-]+/): string[] {
  return text
    .split(between, MAX_WORDS)
    .map(withoutDots)
    .filter((word) => word.length >= 16);
}

/** Sentences end with a dot, and lists begin with a dash. A loop, because a pattern would try again at each dot. */
function withoutDots(word: string): string {
  let [start, end] = [0, word.length];
  while (".-".includes(word.charAt(start)) && start < end) start += 1;
  while (word.charAt(end - 1) === "." && end > start) end -= 1;
  return word.slice(start, end);
}

async function readWord(word: string, depth: number): Promise<Reading | null> {
  return (
    (await readToken(word)) ??
    (await readInside(word, depth)) ??
    // After what is whole: in base64 a slash is a letter.
    (await readPieces(word)) ??
    readAwsSecretKey(word)
  );
}

async function readToken(word: string): Promise<Reading | null> {
  return (
    readJwt(word) ??
    readAwsAccessKey(word) ??
    (await readGitHubToken(word)) ??
    (await readSshPublicKey(word)) ??
    readBootstrapToken(word) ??
    readOtherToken(word)
  );
}

/** Addresses and scopes have credentials between slashes: `https://ghp_…@github.com`, `AKIA…/20260101/us-east-1`. */
async function readPieces(word: string): Promise<Reading | null> {
  if (!word.includes("/")) return null;
  const readings: Reading[] = [];
  for (const piece of wordsOf(word, "/")) {
    const reading = await readToken(piece);
    if (reading) readings.push(reading);
  }
  return readings.length > 0 ? joinReadings(readings) : null;
}

/** How `-----BEGIN`, `eyJ` and the DER of a certificate begin in base64. */
const PEM_INSIDE = "LS0tLS1CRUdJT";
const JWT_INSIDE = "ZXlK";
const DER_INSIDE = "MII";

async function readInside(word: string, depth: number): Promise<Reading | null> {
  if (depth >= MAX_DEPTH) return null;
  if (word.startsWith(DER_INSIDE)) {
    const der = fromBase64(word);
    return der && readDer(der);
  }
  if (!word.startsWith(PEM_INSIDE) && !word.startsWith(JWT_INSIDE)) return null;
  const bytes = fromBase64(word);
  const text = bytes && fromUtf8(bytes);
  return text ? readText(text, depth + 1) : null;
}
