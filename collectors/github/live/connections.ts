import type { ConnectionField, ConnectionKind } from "#collectors/types.ts";

const ORGANIZATION: ConnectionField = {
  name: "organization",
  label: "Organization",
  help: "Its name in addresses: acme in https://github.com/acme.",
  kind: "line",
  required: true,
  target: true,
  placeholder: "acme",
};

const ELSEWHERE: readonly ConnectionField[] = [
  {
    name: "address",
    label: "Address",
    help: "Only where it is not https://github.com: of GitHub Enterprise Server, or of an enterprise with data residency.",
    kind: "line",
    target: true,
    rare: true,
    placeholder: "https://ghe.example.org",
  },
  {
    name: "ca",
    label: "Certificate authority",
    help: "PEM. Leave empty when the server's certificate is signed by a public authority.",
    kind: "text",
    target: true,
    rare: true,
    placeholder: "-----BEGIN CERTIFICATE-----",
  },
  {
    name: "allow-private-addresses",
    label: "The address is in a private network",
    help:
      "Allows addresses that are not public: 10.0.0.0/8, 192.168.0.0/16, this machine and the like. Metadata services " +
      "of clouds stay refused.",
    kind: "switch",
    rare: true,
  },
];

/** The ways to reach an organization. */
export const CONNECTIONS: readonly ConnectionKind[] = [
  {
    id: "app",
    label: "GitHub App",
    explanation:
      "Recommended: belongs to the organization instead of a person, is given exactly what is chosen, and sees what " +
      "tokens cannot: fine-grained tokens and requests for them.",
    fields: [
      ORGANIZATION,
      {
        name: "app-id",
        label: "App ID",
        help: "On the App's settings page, below About. The client ID does as well.",
        kind: "line",
        required: true,
        target: true,
        placeholder: "123456",
      },
      {
        name: "private-key",
        label: "Private key",
        help: "The whole .pem file that GitHub gives when you generate a private key on the App's settings page.",
        kind: "text",
        secret: true,
        required: true,
        placeholder: "-----BEGIN RSA PRIVATE KEY-----",
      },
      ...ELSEWHERE,
    ],
  },
  {
    id: "token",
    label: "Fine-grained token",
    explanation:
      "Where no App can be installed: a token of an owner of the organization. It ends when that person leaves, and " +
      "cannot see other people's tokens.",
    fields: [
      ORGANIZATION,
      {
        name: "token",
        label: "Token",
        help: "A fine-grained personal access token whose resource owner is the organization.",
        kind: "text",
        secret: true,
        required: true,
        placeholder: "github_pat_…",
      },
      ...ELSEWHERE,
    ],
  },
];

/** What is wrong with answers before anybody is asked: they are stored and shown as they are. */
export function checkFields(fields: Readonly<Record<string, string | boolean>>): string | null {
  const { organization, address, ca } = fields;
  if (typeof organization === "string" && organization.trim() !== "" && !LOGIN.test(organization.trim())) {
    return "The organization is its name in addresses: letters, digits and hyphens, without https://github.com/.";
  }
  if (typeof fields["app-id"] === "string" && fields["app-id"].trim() !== "" && !APP_ID.test(fields["app-id"].trim())) {
    return "The App ID is a number, or the client ID, which begins with Iv.";
  }
  if (typeof address === "string" && address.trim() !== "") {
    const parsed = URL.parse(address.trim());
    if (parsed?.protocol !== "https:") return "The address begins with https:// and names the server.";
    if (parsed.username || parsed.password) return "The address must not hold a name or password.";
    if (parsed.search || parsed.hash || parsed.pathname !== "/") return "The address ends with its host or port.";
  }
  if (
    typeof ca === "string" &&
    ca.trim() !== "" &&
    (/PRIVATE KEY/.test(ca) || !ca.includes("-----BEGIN CERTIFICATE-----"))
  ) {
    return "The certificate authority is one or more certificates in PEM, and nothing else. Never paste a private key there.";
  }
  return null;
}

/** Name of an organization; those of managed users may end with an underscore and a short code. */
export const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/;

/** Number of an App, or its client ID. */
export const APP_ID = /^(?:[1-9][0-9]{0,15}|Iv[0-9A-Za-z.]{1,40})$/;
