import type { ContainerLogin, PossibleValues } from "#lib/domain/systems/github/workflows/document.ts";
import { entriesOf, entryAt, valueAt, type Node } from "./nodes.ts";
import type { Scope } from "./scope.ts";
import { SHAPES } from "./shapes.ts";
import { credentialOf, type GivenCredential } from "./step.ts";
import { DOCKER_HUB } from "./logins/registries.ts";
import { possibleText } from "./texts.ts";

/** A container of a job that is pulled with credentials. */
export interface Pull {
  readonly login: ContainerLogin;
  readonly password: GivenCredential;
  /** The registry, or the expression for the image that decides which it is. */
  readonly image: PossibleValues | null;
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
  const image = registryOf(valueAt(container, "image"), scope);
  const registry = image?.complete ? (image.values[0] ?? null) : null;
  const name = SHAPES.label.whole.test(of.replace(" ", "")) ? of : "service";
  return [{ login: { line: credentials.line, of: name, registry, secrets: given.secrets }, password: given, image }];
}

/** The host an image is pulled from: what stands before its first `/` if that is a host, else Docker Hub. */
function registryOf(image: Node | undefined, scope: Scope): PossibleValues | null {
  const possible = possibleText(image, scope, SHAPES.label);
  if (!possible) return null;
  const values = [...new Set(possible.values.map(hostOf))];
  const [first = ""] = possible.text.split("/");
  if (possible.complete) return { ...possible, text: values.join(", "), values };
  // The host may be known although the image is not.
  if (SHAPES.host.whole.test(first))
    return { ...possible, text: first, values: [hostOf(possible.text)], complete: true };
  return { ...possible, values };
}

function hostOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : DOCKER_HUB;
}
