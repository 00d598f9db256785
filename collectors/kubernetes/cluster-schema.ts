import { Metadata } from "./schema.ts";
import { LooseName, mapping, Text } from "./schema-parts.ts";

/** An address without what could hold a secret: user, password, query and fragment; null for what is none. */
const Address = Text.nullish().transform((text) => {
  const url = text && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return null;
  return `${url.origin}${url.pathname === "/" ? "" : url.pathname}`;
});

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** `v1.33.1-eks-595af52`; what is no version is none. */
const VERSION = /^v?\d+\.\d+[0-9A-Za-z.+-]{0,60}$/;

/**
 * What a cluster is, as the live read and `rollcall export` write it: no API object says it.
 *
 *     apiVersion: rollcall.dev/v1
 *     kind: ClusterFacts
 *     metadata: { name: cluster }
 *     version: v1.33.1                     # gitVersion of GET /version
 *     issuer: https://…                    # issuer of GET /.well-known/openid-configuration
 *     jwksUri: https://…                   # jwks_uri of the same
 *     caFingerprint: 64 hex digits         # sha256 over the DER of the CA that vouches for the API server
 */
export const ClusterFacts = mapping({
  metadata: Metadata,
  version: Text.nullish().transform((text) => (text && VERSION.test(text) ? text : null)),
  issuer: Address,
  jwksUri: Address,
  caFingerprint: Text.nullish().transform((text) => {
    const hex = text?.toLowerCase().replaceAll(":", "");
    return hex && FINGERPRINT.test(hex) ? hex : null;
  }),
}).transform(({ metadata, ...facts }) => ({ ...metadata.kept, ...facts }));

const REGION = "topology.kubernetes.io/region";
const REGION_NAME = /^[a-z][a-z0-9-]{0,62}$/;
const AWS_ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d+)[a-z]/;
const GOOGLE_ZONE = /^([a-z]+-[a-z]+\d+)-[a-z]$/;
const GOOGLE_PROJECT = /^(?:[a-z0-9.-]{1,64}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const AZURE_SUBSCRIPTION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A node by where it runs: the parts of its providerID that name cloud, account and region, and the region's label.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/#NodeSpec
 */
export const Node = mapping({
  metadata: Metadata,
  spec: mapping({ providerID: LooseName.nullish() }).nullish(),
}).transform(({ metadata, spec }) => {
  const { name, namespace, labels, annotations } = metadata.kept;
  const label = metadata.allLabels.find(([key]) => key === REGION)?.[1] ?? "";
  const place = placeOf(spec?.providerID ?? "");
  const region = REGION_NAME.test(label) ? label : place.region;
  return { name, namespace, labels, annotations, provider: place.provider, account: place.account, region };
});

interface Place {
  provider: string | null;
  /** Project of Google, subscription of Azure; AWS does not say its account. */
  account: string | null;
  region: string | null;
}

/** `aws:///eu-west-1a/i-…`, `gce://project/europe-west1-b/name`, `azure:///subscriptions/<id>/…`, `kind://docker/…` */
function placeOf(providerId: string): Place {
  const [, provider = "", rest = ""] = /^([a-z][a-z0-9-]{0,31}):\/\/(.*)$/.exec(providerId) ?? [];
  const parts = rest.split("/");
  switch (provider) {
    case "":
      return { provider: null, account: null, region: null };
    case "aws":
      return { provider, account: null, region: AWS_ZONE.exec(parts[1] ?? "")?.[1] ?? null };
    case "gce":
      return {
        provider,
        account: matching(GOOGLE_PROJECT, parts[0]),
        region: GOOGLE_ZONE.exec(parts[1] ?? "")?.[1] ?? null,
      };
    case "azure":
      return { provider, account: matching(AZURE_SUBSCRIPTION, parts[2]?.toLowerCase()), region: null };
    default:
      return { provider, account: null, region: null };
  }
}

function matching(pattern: RegExp, part = ""): string | null {
  return pattern.test(part) ? part : null;
}
