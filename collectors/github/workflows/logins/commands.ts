import { credentialOf, type GivenCredential, type Step } from "../step.ts";
import { fixed, lasts, type Login, type ReadLogin } from "./login.ts";
import { publishing } from "./publishing.ts";
import { DOCKER_HUB } from "./registries.ts";
import { commandsOf, expressionsIn, variablesIn, type ShellCommand } from "./shell.ts";
import { keylessSigner } from "./signing.ts";

/** Registries that may be named although they stand in a script, of which nothing else is kept. */
const KNOWN_REGISTRY =
  /^(?:[\w-]+\.){0,6}(?:ghcr\.io|quay\.io|docker\.io|gcr\.io|pkg\.dev|azurecr\.io|amazonaws\.com|ecr\.aws|gitlab\.com)$/;

/** Options of login commands that a value follows. */
const WITH_VALUE = /^(?:-u|-p|--username|--password|--authfile)$/;

type ReadCommand = (command: ShellCommand, step: Step) => readonly Login[];

/** Well-known commands that log in, by how they begin. */
const COMMANDS: readonly (readonly [RegExp, ReadCommand])[] = [
  [/\b(?:docker|podman|buildah|skopeo|nerdctl|oras)\s+login\b/, imageRegistry],
  [/\b(?:crane\s+auth|helm\s+registry|regctl\s+registry)\s+login\b/, imageRegistry],
  [/\baz\s+acr\s+login\b/, (_, step) => [registry("az acr login", step, "*.azurecr.io", [])]],
  [/\baz\s+login\b/, (command, step) => [login("az login", "azure", "client", command, step)]],
  [
    /\bgcloud\s+auth\s+(?:activate-service-account|login)\b/,
    (command, step) => [login("gcloud auth", "gcp", "service-account-key", command, step)],
  ],
  [/\baws\s+eks\s+update-kubeconfig\b/, () => [cluster("aws eks update-kubeconfig")]],
  [/\bgcloud\s+container\s+clusters\s+get-credentials\b/, () => [cluster("gcloud container clusters")]],
  [/\baz\s+aks\s+get-credentials\b/, () => [cluster("az aks get-credentials")]],
  [
    /\bkubectl\s+config\s+set-credentials\b/,
    (command, step) => [login("kubectl config", "kubernetes", "kubeconfig", command, step)],
  ],
  [/\bargocd\s+login\b/, (command, step) => [login("argocd login", "kubernetes", "argocd", command, step)]],
  [/\bvault\s+(?:login|write\s+auth\/)/, (command, step) => [login("vault login", "vault", "token", command, step)]],
  [/\bcosign\s+(?:sign|attest)(?:-blob)?\b/, signature],
  [/\bgh\s+auth\s+login\b/, (command, step) => stored(login("gh auth login", "github", "token", command, step))],
  [/https:\/\/[^\s@/]+@github\.com\b/, (command, step) => stored(login("git", "github", "token", command, step))],
  [/\bssh-add\b/, (command, step) => stored(login("ssh-add", "ssh", "key", command, step))],
];

/** The identities that the script of a step logs in as. */
export const scriptLogins: ReadLogin = (step) => {
  if (step.run === "") return [];
  return commandsOf(step.run).flatMap((command) => {
    const found = COMMANDS.flatMap(([pattern, read]) => (pattern.test(command.words) ? read(command, step) : []));
    return [...found, ...publishing(command.words, step), ...kubeconfig(command, step)];
  });
};

function login(by: string, system: Login["system"], kind: string, command: ShellCommand, step: Step): Login {
  const credentials = credentialsIn(command, step);
  const value = credentials.find((credential) => credential.text !== null && lasts(credential))?.text ?? null;
  return { system, kind, value, credentials, by };
}

function stored(found: Login): Login[] {
  return found.credentials.some((credential) => credential !== null && credential.secrets.length > 0) ? [found] : [];
}

function cluster(by: string): Login {
  return { system: "kubernetes", kind: "cluster", value: null, credentials: [], by };
}

function signature({ words }: ShellCommand, step: Step): Login[] {
  if (!/\s--key[\s=]/.test(words)) return [keylessSigner(step, "cosign")];
  const key = step.variable("COSIGN_PRIVATE_KEY") ?? step.variable("COSIGN_KEY");
  return [{ system: "sigstore", kind: "key", value: key?.text ?? null, credentials: [key], by: "cosign" }];
}

function imageRegistry(command: ShellCommand, step: Step): Login[] {
  const [tool = "", ...words] = command.words.slice(0, 2000).split(/\s+/);
  const host = hostIn(words.slice(words.indexOf("login") + 1));
  return [registry(`${tool} login`, step, host, credentialsIn(command, step))];
}

/** The first word that is neither an option nor the value of one; Docker Hub where there is none. */
function hostIn(words: readonly string[]): string | null {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (WITH_VALUE.test(word)) at += 1;
    else if (!word.startsWith("-")) return knownHost(word.replaceAll(/["']/g, ""));
  }
  return DOCKER_HUB;
}

function knownHost(word: string): string | null {
  const host = word.replace(/^https:\/\//, "").split("/")[0] ?? "";
  return KNOWN_REGISTRY.test(host) ? host : null;
}

function registry(by: string, step: Step, host: string | null, credentials: readonly GivenCredential[]): Login {
  return { system: "docker", kind: "registry", value: host === null ? null : fixed(step.line, host), credentials, by };
}

/** Secrets whose name says that they are a configuration of kubectl, wherever a script writes them. */
function kubeconfig(command: ShellCommand, step: Step): Login[] {
  const found = writtenIn(command, step).filter(({ secrets }) => secrets.some((name) => /kube_?config/i.test(name)));
  return found.map((credential) => ({
    system: "kubernetes",
    kind: "kubeconfig",
    value: credential.text,
    credentials: [credential],
    by: "kubectl",
  }));
}

/** Credentials a command is given: expressions and variables in its line. */
function credentialsIn(command: ShellCommand, step: Step): GivenCredential[] {
  const variables = variablesIn(command.line).flatMap((name) => step.variable(name) ?? []);
  return [...writtenIn(command, step), ...variables].filter(({ literal }) => !literal);
}

function writtenIn(command: ShellCommand, step: Step): GivenCredential[] {
  return expressionsIn(command).flatMap((text) => {
    const node = { type: "text", line: step.line, text, plain: false, lineOfExpression: () => step.line } as const;
    return credentialOf(node, "run", step.line, step.scope) ?? [];
  });
}
