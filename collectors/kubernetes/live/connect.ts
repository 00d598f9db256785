import { X509Certificate } from "node:crypto";
import { checkUrl } from "#collectors/shared/address-guard.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { inCluster } from "./in-cluster.ts";
import { fromKubeconfig } from "./kubeconfig.ts";
import type { FieldsOf, LiveSettings, Secrets } from "./settings.ts";

/**
 * Where the cluster is and as whom it is asked.
 * @throws InvalidInput when that cannot be told, or is not allowed
 */
export async function connect(
  { connection, secrets }: Pick<LiveSettings, "connection" | "secrets">,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Endpoint> {
  switch (connection.connection) {
    case "in-cluster":
      return inCluster(environment);
    case "address":
      return fromAddress(connection.fields, secrets);
    case "kubeconfig":
      return fromKubeconfig(connection.fields, environment);
  }
}

function fromAddress(fields: FieldsOf<"address">, secrets: Secrets): Endpoint {
  const policy = { allowPrivate: fields["allow-private-addresses"] };
  checkUrl(fields.url, policy);
  const { token, "client-certificate": certificate, "client-key": key } = secrets;
  if ((certificate === undefined) !== (key === undefined)) {
    throw new InvalidInput("A client certificate needs its key, and the key its certificate. Give both, or a token.");
  }
  if (token === undefined && certificate === undefined) {
    throw new InvalidInput("There is no credential. Give a token, or a client certificate with its key.");
  }
  if (fields.ca !== undefined) checkCertificate(fields.ca);
  return {
    url: fields.url,
    policy,
    tls: {
      insecure: fields["insecure-skip-tls-verify"],
      ...(fields.ca === undefined ? {} : { ca: fields.ca }),
      ...(fields["server-name"] === undefined ? {} : { serverName: fields["server-name"] }),
      ...(certificate === undefined || key === undefined ? {} : { certificate, key }),
    },
    renews: false,
    token: async () => token ?? null,
  };
}

function checkCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw new InvalidInput(
      "The certificate authority is not a certificate in PEM. Paste it with its BEGIN and END lines.",
    );
  }
}
