import type { Literal } from "#lib/domain/systems/github/workflows/document.ts";
import type { Identity } from "#lib/domain/systems/github/workflows/identity.ts";
import type { WorkflowPlace } from "../place.ts";
import type { Pull } from "../read-containers.ts";
import type { Step } from "../step.ts";

/** Who the steps of a job become, and where a credential is written out. */
export function identitiesOf(
  _steps: readonly Step[],
  pulls: readonly Pull[],
  _place: WorkflowPlace,
): { identities: Identity[]; literals: Literal[] } {
  return { identities: [], literals: pulls.flatMap(({ literals }) => literals) };
}
