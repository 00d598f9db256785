import type { z } from "zod";
import type { SliceId } from "../manifest.ts";
import { AccessKey } from "./access-keys.ts";
import { AuthorizationDetail } from "./authorization-details.ts";
import { Cluster, ClusterAccess } from "./clusters.ts";
import { BuildProject, Instance, LambdaFunction, TaskDefinition } from "./compute.ts";
import { ReportRow } from "./credential-report.ts";
import { IdentityProvider } from "./identity-providers.ts";
import { Account, OrganizationPolicy, Unit } from "./organization.ts";
import { PermissionSet } from "./permission-sets.ts";
import { ImageRepository, Key, Parameter, Secret } from "./secrets.ts";
import { ServiceLastAccessed } from "./service-last-accessed.ts";
import { SessionLength } from "./session-lengths.ts";

/**
 * For each listing what is kept of one of its rows, in AWS's own names. Each schema reads what it has written: an export
 * goes through the same door as an answer.
 */
export const SCHEMAS = {
  units: Unit,
  accounts: Account,
  "organization-policies": OrganizationPolicy,
  "permission-sets": PermissionSet,
  "authorization-details": AuthorizationDetail,
  "session-lengths": SessionLength,
  "access-keys": AccessKey,
  "credential-report": ReportRow,
  "identity-providers": IdentityProvider,
  "service-last-accessed": ServiceLastAccessed,
  instances: Instance,
  functions: LambdaFunction,
  "task-definitions": TaskDefinition,
  "build-projects": BuildProject,
  clusters: Cluster,
  "access-entries": ClusterAccess,
  secrets: Secret,
  parameters: Parameter,
  repositories: ImageRepository,
  keys: Key,
} satisfies Record<SliceId, z.ZodType>;

/** What is left of one row of that listing. */
export type DocumentOf<Kind extends SliceId> = z.output<(typeof SCHEMAS)[Kind]>;
