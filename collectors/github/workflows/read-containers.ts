import type { ContainerLogin, Literal } from "#lib/domain/systems/github/workflows/document.ts";
import { entriesOf, entryAt, textOf, valueAt, type Node } from "./nodes.ts";
import type { Scope } from "./scope.ts";
import { SHAPES } from "./shapes.ts";
import { credentialOf, type GivenCredential } from "./step.ts";
import { possibleText } from "./texts.ts";

/** A container of a job that is pulled with credentials. */
export interface Pull {
  readonly login: ContainerLogin;
  readonly password: GivenCredential;
  readonly literals: readonly Literal[];
}

/** The job's own container and its services, as far as credentials are given for their images. */
export function readContainers(job: Node, scope: Scope): Pull[] {
  const services = entriesOf(valueAt(job, "services")).map(({ key, value }) => [`service ${key}`, value] as const);
  return [["container", valueAt(job, "container")] as const, ...services].flatMap(([of, container]) =>
    pullOf(of, container, scope),
  );
}

function pullOf(of: string, container: Node | undefined, scope: Scope): Pull[] {
  const credentials = entryAt(container, "credentials");
  const password = entryAt(credentials?.value, "password");
  const given = password && credentialOf(password.value, `${of}.credentials.password`, password.line, scope);
  if (!credentials || !given) return [];
  const registry = registryOf(valueAt(container, "image"), scope);
  const literals = given.literal ? [{ line: given.line, at: given.at }] : [];
  const name = SHAPES.name.whole.test(of) ? of : "service";
  return [{ login: { line: credentials.line, of: name, registry, secrets: given.secrets }, password: given, literals }];
}

/** The host an image is pulled from: what stands before its first `/` if that is a host, else Docker Hub. */
function registryOf(image: Node | undefined, scope: Scope): string | null {
  const text = textOf(image);
  if (text === undefined) return null;
  const { values = [], complete = false } = possibleText(image, scope, SHAPES.label) ?? {};
  const [first, ...rest] = (complete && values.length === 1 ? (values[0] ?? "") : text).split("/");
  if (first === undefined || first.includes("${{")) return null;
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost ? (SHAPES.host.whole.test(first) ? first : null) : "docker.io";
}
