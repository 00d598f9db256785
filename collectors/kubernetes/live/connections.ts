import type { ConnectionField, ConnectionKind } from "#collectors/types.ts";

const NAMESPACES: ConnectionField = {
  name: "namespaces",
  label: "Namespaces",
  help:
    "Only for a credential that may not list the whole cluster: the namespaces to read, separated by blanks or " +
    "commas. Bind the ClusterRole of the grant with a RoleBinding in each of them then. What is outside stays unknown.",
  kind: "line",
  rare: true,
  placeholder: "payments, checkout",
};

const SKIP_TLS: ConnectionField = {
  name: "insecure-skip-tls-verify",
  label: "Do not check the server's certificate",
  help:
    "Anybody between Rollcall and the cluster can then read the credential. Shown on the source for as long as it is " +
    "so; give the certificate authority instead.",
  kind: "switch",
  target: true,
  rare: true,
  dangerous: true,
};

/** The ways to reach a cluster. */
export const CONNECTIONS: readonly ConnectionKind[] = [
  {
    id: "address",
    label: "Address and credential",
    explanation: "For every cluster the worker can reach: the address of its API server and a token.",
    fields: [
      {
        name: "url",
        label: "Address of the API server",
        help: "https only, as kubectl cluster-info prints it. Redirects are not followed.",
        kind: "line",
        required: true,
        target: true,
        placeholder: "https://api.prod-eu.example.org:6443",
      },
      {
        name: "ca",
        label: "Certificate authority",
        help: "PEM. Leave empty when the server's certificate is signed by a public authority.",
        kind: "text",
        target: true,
        placeholder: "-----BEGIN CERTIFICATE-----",
      },
      {
        name: "server-name",
        label: "Name in the certificate",
        help: "Only where the certificate names another host than the address.",
        kind: "line",
        target: true,
        rare: true,
      },
      {
        name: "token",
        label: "Token",
        help: "Of the service account. Either this, or a client certificate with its key.",
        kind: "text",
        secret: true,
      },
      { name: "client-certificate", label: "Client certificate", help: "PEM.", kind: "text", secret: true, rare: true },
      {
        name: "client-key",
        label: "Key of the client certificate",
        help: "PEM.",
        kind: "text",
        secret: true,
        rare: true,
      },
      {
        name: "allow-private-addresses",
        label: "The address is in a private network",
        help:
          "Allows addresses that are not public: 10.0.0.0/8, 192.168.0.0/16, this machine and the like. Metadata " +
          "services of clouds stay refused.",
        kind: "switch",
      },
      SKIP_TLS,
      NAMESPACES,
    ],
  },
  {
    id: "in-cluster",
    label: "This cluster",
    explanation:
      "Rollcall's worker runs as a pod in the cluster it reads: address and credential are those of its own service " +
      "account. Bind the role to that account instead of rollcall-reader.",
    fields: [NAMESPACES],
  },
  {
    id: "kubeconfig",
    label: "Kubeconfig on the worker",
    explanation:
      "A file in the directory that ROLLCALL_KUBECONFIG_DIR names on the worker. Credential plugins run only when " +
      "ROLLCALL_KUBECONFIG_EXEC lists their command.",
    fields: [
      {
        name: "file",
        label: "File",
        help: "Name of the file, without directories.",
        kind: "line",
        required: true,
        placeholder: "prod-eu.yaml",
      },
      {
        name: "context",
        label: "Context",
        help: "Leave empty for the current context of the file.",
        kind: "line",
      },
      SKIP_TLS,
      NAMESPACES,
    ],
  },
];

/** What is wrong with an address or authority before anybody asks for it: both are stored and shown as they are. */
export function checkFields({ url, ca }: Readonly<Record<string, string | boolean>>): string | null {
  if (typeof url === "string") {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed?.protocol !== "https:") return "The address begins with https:// and names the API server.";
    if (parsed.username || parsed.password) return "The address must not hold a name or password.";
    if (parsed.search || parsed.hash) return "The address ends with its host, port or path.";
  }
  if (typeof ca === "string" && (/PRIVATE KEY/.test(ca) || !ca.includes("-----BEGIN CERTIFICATE-----"))) {
    return "The certificate authority is one or more certificates in PEM, and nothing else. Never paste a private key there.";
  }
  return null;
}
