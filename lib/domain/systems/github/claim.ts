import type { Claim, Known, VerdictPart } from "../../inventory/claim.ts";
import { absenceNote, abilityNote } from "../../inventory/notes.ts";
import type { System } from "../system.ts";
import { textOf } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";
import { haltedClaim } from "./halted.ts";
import { isWorkflow } from "./kinds.ts";
import { scopeClaim } from "./token-scopes.ts";
import { workflowClaim } from "./workflow-claim.ts";

/** What matters most of what an identity of GitHub can do; before that, that it can do nothing for now. */
export const claim: System["claim"] = (known) => haltedClaim(known.row.key, known.identity, abilityClaim(known));

function abilityClaim(known: Known): Claim {
  const { row, identity } = known;
  if (isWorkflow(row.kind)) return workflowClaim(known) ?? plainClaim(known);
  if (row.kind === "deploy-key" && typeof identity?.readOnly === "boolean") {
    return own(known, identity.readOnly ? "can read" : "can push to", "readOnly");
  }
  if (row.kind === "classic-token") return scopeClaim(row.key, identity) ?? plainClaim(known);
  if (row.kind.endsWith("-runner")) return own(known, "runs jobs of", "runsOn");
  if (row.kind.endsWith("-webhook")) return own(known, "is sent events of", "events");
  return permissionClaim(known) ?? plainClaim(known);
}

/** In few words what a permission makes whoever has it. */
const DEEDS: Readonly<Record<string, string>> = {
  administration: "can change settings",
  organization_administration: "can change settings",
  members: "can add owners",
  contents: "can push",
  workflows: "can change workflows",
  secrets: "can replace secrets",
  organization_secrets: "can replace secrets",
  environments: "can change environments",
  actions: "can start runs",
  packages: "can publish packages",
};

/** The gravest of the permissions of an App or a token, and where it holds; null where none is grave. */
function permissionClaim({ row, grants, access }: Known): Claim | null {
  const grave = access.find(({ risk }) => Object.hasOwn(DEEDS, risk));
  const grant = grave && grants.find(({ resources }) => resources.includes(grave.risk));
  if (!grave || !grant) return null;
  const deed = DEEDS[grave.risk] ?? "";
  const place = placePart(row.key, row.domain);
  const note = { ...abilityNote([grant], []), words: `It can ${grave.words}, ${grave.because}.` };
  if (grant.scope.name !== null)
    return { parts: [{ text: `${deed} in ` }, { text: grant.scope.name, name: true }], note };
  const many = /in (?:every repository|\d+ repositories) of/.exec(grant.words)?.[0] ?? "in";
  return { parts: [{ text: `${deed} ${many} ` }, place], note };
}

/** What its own document says of it. */
function own({ row, identity }: Known, deed: string, field: string): Claim {
  const path = identity && field in identity ? [field] : [];
  return {
    parts: [{ text: `${deed} ` }, placePart(row.key, row.domain)],
    note: { words: "Its own document says so.", evidence: [{ key: row.key, path, deciding: [] }], looked: [] },
  };
}

/** How many permissions it holds, each counted once however many jobs have it. */
function plainClaim({ row, grants }: Known): Claim {
  const known = grants.filter((grant) => !grant.dangling && !grant.unread);
  const distinct = [...new Map(known.map((grant) => [grant.words, grant])).values()];
  if (distinct.length === 0) {
    const words = "No permission of it was seen. What would show one is listed below.";
    return { parts: [{ text: "has no known permission" }], note: absenceNote(words, [{ noun: "attachment" }]) };
  }
  const held = distinct.length === 1 ? "1 permission" : `${distinct.length} permissions`;
  return {
    parts: [{ text: `holds ${held} in ` }, placePart(row.key, row.domain)],
    note: abilityNote(distinct, []),
  };
}

/** The repository or organization of an alias, as a name. */
export function placePart(alias: string, otherwise: string): VerdictPart {
  const place = readAlias(alias);
  return { text: textOf(place ? placeName(place) : "") || otherwise, name: true };
}
