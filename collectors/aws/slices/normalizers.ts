import type { DocumentOf } from "../documents/documents.ts";
import type { SliceId } from "../manifest.ts";
import { accessKeys } from "./access-keys.ts";
import { authorizationDetails } from "./authorization-details.ts";
import { accessEntries, clusters } from "./clusters.ts";
import { buildProjects, functions, instances, taskDefinitions } from "./compute.ts";
import { credentialReport } from "./credential-report.ts";
import { identityProviders } from "./identity-providers.ts";
import { accounts, organizationPolicies, units } from "./organization.ts";
import { permissionSets } from "./permission-sets.ts";
import { keys, parameters, repositories, secrets } from "./secrets.ts";
import { serviceLastAccessed } from "./service-last-accessed.ts";
import { sessionLengths } from "./session-lengths.ts";
import type { Normalize } from "./view.ts";

/** Turns the rows of listings into facts, by listing. */
export const NORMALIZERS: { [Kind in SliceId]: Normalize<DocumentOf<Kind>> } = {
  units,
  accounts,
  "organization-policies": organizationPolicies,
  "permission-sets": permissionSets,
  "authorization-details": authorizationDetails,
  "session-lengths": sessionLengths,
  "access-keys": accessKeys,
  "credential-report": credentialReport,
  "identity-providers": identityProviders,
  "service-last-accessed": serviceLastAccessed,
  instances,
  functions,
  "task-definitions": taskDefinitions,
  "build-projects": buildProjects,
  clusters,
  "access-entries": accessEntries,
  secrets,
  parameters,
  repositories,
  keys,
};
