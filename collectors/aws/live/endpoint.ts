import type { AddressPolicy } from "#collectors/shared/address-guard.ts";
import type { Partition } from "./partitions.ts";

/** Where AWS is, and which addresses it may have. */
export interface Endpoint {
  partition: Partition;
  policy: AddressPolicy;
  /** One address for all services, where it is not AWS's own; without a path. */
  url?: string;
  /** Certificate its own is checked against, PEM. */
  ca?: string;
}
