import { describe, expect, it } from "vitest";
import { collectFiles, MANIFEST_SLICES } from "./testing/collect.ts";

const SECRET = "cAnArY-9f27b1c4";

/** The ways a value may show: clear, base64 at each of its three offsets, URL-encoded, hex. */
const FORMS = [
  SECRET,
  ...[0, 1, 2].map((offset) =>
    Buffer.from("x".repeat(offset) + SECRET)
      .toString("base64")
      .slice(4, -4),
  ),
  encodeURIComponent(SECRET).replaceAll("-", "%2D"),
  Buffer.from(SECRET).toString("hex"),
];

const BASE64 = Buffer.from(SECRET).toString("base64");
const HEX = Buffer.from(SECRET).toString("hex");

const metadata = {
  name: "a",
  namespace: "shop",
  annotations: {
    "kubectl.kubernetes.io/last-applied-configuration": JSON.stringify({ data: { password: BASE64 } }),
    [`${SECRET}/note`]: SECRET,
  },
  labels: { [SECRET]: SECRET },
  managedFields: [{ fieldsV1: { [`f:${SECRET}`]: {} } }],
  finalizers: [SECRET],
};

const pods = {
  serviceAccountName: "default",
  containers: [
    {
      name: SECRET,
      image: `x:${SECRET}`,
      args: [SECRET],
      command: [HEX],
      env: [{ name: "PASSWORD", value: SECRET }],
      volumeMounts: [{ name: SECRET, mountPath: `/${SECRET}`, subPath: SECRET }],
      securityContext: { capabilities: { add: [SECRET] }, seLinuxOptions: { user: SECRET } },
    },
  ],
  volumes: [
    { name: SECRET, hostPath: { path: `/${SECRET}` }, configMap: { name: SECRET } },
    { name: "t", projected: { sources: [{ serviceAccountToken: { path: SECRET } }] } },
  ],
};

const OBJECTS = [
  {
    apiVersion: "v1",
    kind: "Secret",
    metadata,
    type: "Opaque",
    data: { password: BASE64, [SECRET]: BASE64 },
    stringData: { key: SECRET },
  },
  { apiVersion: "v1", kind: "Secret", metadata: { ...metadata, name: "b" }, data: SECRET, stringData: [SECRET] },
  { apiVersion: "v1", kind: "ServiceAccount", metadata, status: { token: SECRET } },
  { apiVersion: "v1", kind: "ConfigMap", metadata, data: { password: SECRET } },
  // Those that are looked into: only the entries that are known.
  {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { ...metadata, name: "aws-auth", namespace: "kube-system" },
    data: {
      mapRoles: `- rolearn: arn:aws:iam::111122223333:role/a\n  username: a\n  password: ${SECRET}\n`,
      mapAccounts: `- "${SECRET}"\n`,
      password: SECRET,
    },
    binaryData: { key: BASE64 },
  },
  {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      ...metadata,
      name: "kube-apiserver-legacy-service-account-token-tracking",
      namespace: "kube-system",
    },
    data: { since: SECRET, password: SECRET },
  },
  {
    apiVersion: "rollcall.dev/v1",
    kind: "ClusterFacts",
    metadata: { ...metadata, namespace: undefined },
    version: `v1.33.1 ${SECRET}`,
    issuer: `https://user:${SECRET}@issuer.example/id?token=${SECRET}#${SECRET}`,
    jwksUri: `file:///${SECRET}`,
    caFingerprint: SECRET,
    token: SECRET,
  },
  {
    apiVersion: "v1",
    kind: "Node",
    metadata: { ...metadata, namespace: undefined, labels: { "topology.kubernetes.io/region": `${SECRET} x` } },
    spec: { providerID: `aws:///${SECRET}/i-1/${SECRET}?${SECRET}`, podCIDR: SECRET },
    status: { images: [{ names: [SECRET] }], nodeInfo: { bootID: SECRET } },
  },
  {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { ...metadata, namespace: undefined },
    spec: { signerName: "example.com/own", request: BASE64, username: SECRET, extra: { [SECRET]: [SECRET] } },
    status: { certificate: BASE64, conditions: [{ message: SECRET }] },
  },
  {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: "broken" },
    spec: { signerName: "kubernetes.io/kube-apiserver-client", request: BASE64 },
    status: { certificate: BASE64 },
  },
  ...["Validating", "Mutating"].map((kind) => ({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: `${kind}WebhookConfiguration`,
    metadata: { ...metadata, namespace: undefined },
    webhooks: [
      {
        name: "a.example.com",
        clientConfig: { url: `https://user:${SECRET}@hook.example:8443/${SECRET}?key=${SECRET}`, caBundle: BASE64 },
        matchConditions: [{ name: SECRET, expression: SECRET }],
        rules: [{ apiGroups: [""], resources: ["pods"], operations: ["CREATE"] }],
      },
    ],
  })),
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { ...metadata, namespace: undefined },
    spec: {
      paramKind: { apiVersion: SECRET, kind: SECRET },
      validations: [{ expression: SECRET, message: SECRET }],
      variables: [{ name: SECRET, expression: SECRET }],
      auditAnnotations: [{ key: SECRET, valueExpression: SECRET }],
      matchConditions: [{ name: SECRET, expression: SECRET }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { ...metadata, namespace: undefined },
    spec: { policyName: "a", paramRef: { name: SECRET, namespace: SECRET } },
  },
  { apiVersion: "v1", kind: "Pod", metadata, spec: pods, status: { message: SECRET } },
  { apiVersion: "apps/v1", kind: "Deployment", metadata, spec: { template: { metadata, spec: pods } } },
  { apiVersion: "batch/v1", kind: "CronJob", metadata, spec: { jobTemplate: { spec: { template: { spec: pods } } } } },
  // Malformed: what is said of them must not repeat them.
  { apiVersion: "v1", kind: "Secret", metadata: { name: [SECRET] }, data: { password: BASE64 } },
  { apiVersion: "v1", kind: "Secret", metadata: { name: `${SECRET}/${SECRET}` } },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata,
    spec: { containers: [{ env: [{ name: "A", value: SECRET, valueFrom: SECRET }] }] },
  },
  { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "c", labels: { [SECRET]: 1 } } },
  { apiVersion: SECRET, kind: SECRET, metadata },
];

const BROKEN_YAML = [
  `kind: Secret\ndata:\n  password: ${SECRET}\n  password: ${SECRET}\n`,
  `kind: Secret\nstringData: { a: "${SECRET}\n`,
  `kind: Secret\ndata: *${SECRET}\n`,
  `kind: ${SECRET}\n\tdata: ${BASE64}\n`,
  `%TAG !a! ${SECRET}\n---\na: !b!${SECRET} x\n`,
  `a: !<${SECRET}^> b\n`,
  `${SECRET}\n: ${SECRET}: ${SECRET}\n`,
];

const BROKEN_JSON = [
  `{"kind": "Secret", "data": {"password": "${BASE64}", "password": ${SECRET}}}`,
  `{"${SECRET}": 1, "${SECRET}": 2}`,
  `{"a": "${SECRET}`,
  SECRET,
];

describe("no secret value leaves the collector", () => {
  it("from good and malformed objects, in YAML and JSON", async () => {
    const files = {
      "objects.json": JSON.stringify({ apiVersion: "v1", kind: "List", items: OBJECTS }),
      "objects.yaml": OBJECTS.map((object) => `---\n${JSON.stringify(object)}\n`).join(""),
      ...Object.fromEntries(BROKEN_YAML.map((text, index) => [`broken-${index}.yaml`, text])),
      ...Object.fromEntries(BROKEN_JSON.map((text, index) => [`broken-${index}.json`, text])),
    };
    const collected = await collectFiles(files);
    const said = JSON.stringify(collected.emissions);

    expect(collected.facts.length).toBeGreaterThan(5);
    const ofManifests = collected.slices.filter(({ slice }) => MANIFEST_SLICES.includes(slice.kind));
    expect(ofManifests.every(({ coverage }) => coverage.problemCount >= BROKEN_JSON.length)).toBe(true);
    for (const form of FORMS) expect(said).not.toContain(form);
  });

  it.each(["{", `{"format": "${SECRET}"}`, `{"format": "rollcall-export/1", "system": "${SECRET}"}`, `${SECRET}`])(
    "in the refusal of a bad export",
    async (text) => {
      const refusal = await collectFiles({ "collection.json": text }).catch((error: unknown) => error);

      expect(refusal).toMatchObject({ code: "invalid-input" });
      expect(String(refusal instanceof Error ? refusal.stack : refusal)).not.toContain(SECRET);
    },
  );
});
