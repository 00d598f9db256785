import type { IncomingMessage } from "node:http";
import type { Asked, Knock } from "./answers.ts";
import { ACCOUNTS } from "./organization-answers.ts";

/** A call as it is understood. */
export interface Understood {
  service: string;
  operation: string;
  asked: Asked;
  knock: Knock;
}

/** Paths of the services that speak by paths, longest first. */
const PATHS: readonly (readonly [form: RegExp, operation: string, names: readonly string[]])[] = [
  [
    /^\/clusters\/([^/]+)\/access-entries\/([^/]+)\/access-policies$/,
    "ListAssociatedAccessPolicies",
    ["clusterName", "principalArn"],
  ],
  [/^\/clusters\/([^/]+)\/access-entries\/([^/]+)$/, "DescribeAccessEntry", ["clusterName", "principalArn"]],
  [/^\/clusters\/([^/]+)\/access-entries$/, "ListAccessEntries", ["clusterName"]],
  [
    /^\/clusters\/([^/]+)\/pod-identity-associations\/([^/]+)$/,
    "DescribePodIdentityAssociation",
    ["clusterName", "associationId"],
  ],
  [/^\/clusters\/([^/]+)\/pod-identity-associations$/, "ListPodIdentityAssociations", ["clusterName"]],
  [/^\/clusters\/([^/]+)$/, "DescribeCluster", ["name"]],
  [/^\/clusters$/, "ListClusters", []],
  [/^\/2015-03-31\/functions\/?$/, "ListFunctions", []],
];

/** What is asked: the service and the region by the signature, the operation by the protocol of the service. */
export function understand({ headers, url = "/" }: IncomingMessage, body: string): Understood | null {
  const [, key = "", region = "", service = ""] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
  const account = /^ASIA(\d{12})/.exec(key)?.[1] ?? ACCOUNTS[0];
  const knock = { account, region };
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    return { service, operation: target.split(".").at(-1) ?? "", asked: JSON.parse(body || "{}") as Asked, knock };
  }
  const { pathname, searchParams } = new URL(url, "https://fake");
  if (service === "eks" || service === "lambda") {
    for (const [form, operation, names] of PATHS) {
      const parts = form.exec(pathname);
      if (!parts) continue;
      const named = names.map((name, index) => [name, decodeURIComponent(parts[index + 1] ?? "")]);
      return {
        service,
        operation,
        asked: { ...Object.fromEntries(searchParams), ...Object.fromEntries(named) },
        knock,
      };
    }
    return null;
  }
  const form = new URLSearchParams(body);
  return { service, operation: form.get("Action") ?? "", asked: Object.fromEntries(form), knock };
}
