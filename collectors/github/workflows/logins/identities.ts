import type { Literal, PossibleValues } from "#lib/domain/systems/github/workflows/document.ts";
import type { Identity } from "#lib/domain/systems/github/workflows/identity.ts";
import type { Pull } from "../read-containers.ts";
import type { Step } from "../step.ts";
import { awsVariables } from "./aws.ts";
import { azureVariables } from "./azure.ts";
import { scriptLogins } from "./commands.ts";
import { googleVariables } from "./gcp.ts";
import { githubVariables, namedTokens } from "./github.ts";
import { lasts, type Login, type ReadLogin } from "./login.ts";
import { otherVariables, terraformVariables } from "./other-systems.ts";
import { wellKnown } from "./well-known.ts";

/** What is looked for in the environment of every step. */
const VARIABLES: readonly ReadLogin[] = [
  awsVariables,
  azureVariables,
  googleVariables,
  githubVariables,
  terraformVariables,
  otherVariables,
];

/** Who the steps of a job become and with what its images are pulled; and where a credential is written out. */
export function identitiesOf(
  steps: readonly Step[],
  pulls: readonly Pull[],
): { identities: Identity[]; literals: Literal[] } {
  const identities = new Map<string, Identity>();
  const literals = new Map<string, Literal>();
  const take = (login: Login, line: number, by: string, via: string | null) => {
    const identity = identityOf(login, line, by, via);
    identities.set(JSON.stringify(identity), identity);
    for (const credential of login.credentials) {
      if (!credential?.literal) continue;
      const literal = { line: credential.line, at: credential.at };
      literals.set(JSON.stringify(literal), literal);
    }
  };
  for (const pull of pulls) take(pullLogin(pull), pull.login.line, "container", null);
  for (const step of steps) {
    for (const login of loginsOf(step)) take(login, lineOf(login, step), login.by ?? step.action, step.via);
  }
  return { identities: [...identities.values()], literals: [...literals.values()] };
}

function loginsOf(step: Step): Login[] {
  const read = wellKnown(step.action);
  const byAction = read ? read(step) : step.use ? namedTokens(step) : [];
  return [...byAction, ...scriptLogins(step), ...VARIABLES.flatMap((find) => find(step))];
}

/** A variable is named by the line that sets it, so that one for all steps is one identity. */
function lineOf({ by, credentials }: Login, step: Step): number {
  const variable = by === "env" ? credentials.find((credential) => credential !== null) : undefined;
  return variable && step.via === null ? variable.line : step.line;
}

function pullLogin({ image, password }: Pull): Login {
  return { system: "docker", kind: "registry", value: image, credentials: [password] };
}

function identityOf(
  { system, kind, value, credentials, about = {} }: Login,
  line: number,
  by: string,
  via: string | null,
): Identity {
  const given = credentials.filter((credential) => credential !== null);
  return {
    system,
    kind,
    value: value && { ...value, line: via === null ? value.line : line },
    static: given.some(lasts),
    line,
    secrets: [...new Set(given.flatMap(({ secrets }) => secrets))],
    literal: given.some(({ literal }) => literal),
    by,
    via,
    about: Object.fromEntries(
      Object.entries(about).filter((entry): entry is [string, PossibleValues] => entry[1] !== null),
    ),
  };
}
