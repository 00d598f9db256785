/** A part of AWS that shares nothing with the others: accounts, ARNs and credentials of one mean nothing in another. */
export interface Partition {
  id: string;
  /** Where IAM, Organizations and STS are asked. */
  home: string;
  /** What the host names of its services end with. */
  domains: readonly string[];
}

/** @see https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/net-dg-region-selection.html */
export const PARTITIONS: readonly Partition[] = [
  { id: "aws", home: "us-east-1", domains: ["amazonaws.com", "api.aws"] },
  { id: "aws-cn", home: "cn-north-1", domains: ["amazonaws.com.cn", "api.amazonwebservices.com.cn"] },
  { id: "aws-us-gov", home: "us-gov-west-1", domains: ["amazonaws.com", "api.aws"] },
  { id: "aws-eusc", home: "eusc-de-east-1", domains: ["amazonaws.eu", "api.amazonwebservices.eu"] },
  { id: "aws-iso", home: "us-iso-east-1", domains: ["c2s.ic.gov"] },
  { id: "aws-iso-b", home: "us-isob-east-1", domains: ["sc2s.sgov.gov"] },
  { id: "aws-iso-e", home: "eu-isoe-west-1", domains: ["cloud.adc-e.uk"] },
  { id: "aws-iso-f", home: "us-isof-south-1", domains: ["csp.hci.ic.gov"] },
];

/** The partition of that name; undefined: there is none. */
export function partitionOf(id: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.id === id);
}

/** Whether a host is one of AWS in a partition, and not one that somebody's settings of an SDK name. */
export function isHostOf({ domains }: Partition, host: string): boolean {
  return domains.some((domain) => host.endsWith(`.${domain}`));
}
