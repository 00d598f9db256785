import type { ConnectionField, ConnectionKind } from "#collectors/types.ts";
import { PARTITIONS } from "./partitions.ts";

/** Name of a role with its path: `security/rollcall-reader`. */
export const ROLE_NAME = /^(?:[\w+=,.@-]{1,64}\/){0,8}[\w+=,.@-]{1,64}$/;

export const ROLE_ARN = /^arn:aws[a-z-]{0,20}:iam::\d{12}:role\/(?:[\x21-\x7e]{1,512}\/)?[\w+=,.@-]{1,64}$/;

export const REGION = /^[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

export const ACCOUNT = /^\d{12}$/;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

const hubRole = (label: string, help: string, rare: boolean): readonly ConnectionField[] => [
  { name: "hub-role", label, help, kind: "line", target: true, placeholder: HUB_ARN, ...(rare ? { rare } : {}) },
  {
    name: "hub-external-id",
    label: "External ID of that role",
    help: "Only where the role's trust asks for one.",
    kind: "line",
    rare: true,
  },
];

const HUB_ARN = "arn:aws:iam::111111111111:role/rollcall-hub";

const CREDENTIAL: readonly ConnectionField[] = [
  {
    name: "access-key-id",
    label: "Access key ID",
    help:
      "Leave key, web identity and profile empty where the worker's surroundings give the credential: its environment, " +
      "the role of its container or pod, or that of its instance. That is the better way, because nothing is stored.",
    kind: "line",
    secret: true,
    placeholder: "AKIA…",
  },
  {
    name: "secret-access-key",
    label: "Secret access key",
    help: "Of the same access key.",
    kind: "line",
    secret: true,
  },
  {
    name: "session-token",
    label: "Session token",
    help: "Only for a key of a session (ASIA…). It ends within hours, so it is good for a trial.",
    kind: "text",
    secret: true,
    rare: true,
  },
  {
    name: "web-identity-file",
    label: "Web identity token",
    help: "Name of a file with the token in the directory that ROLLCALL_AWS_DIR names on the worker.",
    kind: "line",
    rare: true,
    placeholder: "token",
  },
  {
    name: "web-identity-role",
    label: "Role of the web identity",
    help: "ARN of the role that the token may become.",
    kind: "line",
    rare: true,
    target: true,
    placeholder: HUB_ARN,
  },
  {
    name: "profile-file",
    label: "File of profiles",
    help:
      "Name of a file in the directory that ROLLCALL_AWS_DIR names on the worker, written as ~/.aws/config is. A " +
      "credential_process runs only when ROLLCALL_AWS_CREDENTIAL_PROCESS lists its command.",
    kind: "line",
    rare: true,
    placeholder: "config",
  },
  {
    name: "profile",
    label: "Profile",
    help: "Name of a profile of that file. Leave empty for default.",
    kind: "line",
    rare: true,
  },
];

const REGIONS: ConnectionField = {
  name: "regions",
  label: "Regions",
  help:
    "Only these, separated by blanks or commas. Leave empty for every region that an account has enabled: what lies in " +
    "others stays unknown.",
  kind: "line",
  rare: true,
  placeholder: "eu-central-1, us-east-1",
};

const ELSEWHERE: readonly ConnectionField[] = [
  {
    name: "partition",
    label: "Partition",
    help: `Only where it is not aws: ${PARTITIONS.slice(1, 4)
      .map(({ id }) => id)
      .join(", ")} and the like.`,
    kind: "line",
    target: true,
    rare: true,
    placeholder: "aws",
  },
  {
    name: "endpoint",
    label: "Address in place of AWS's own",
    help: "Only for a partition of your own, or a server that answers as AWS does: one https address for all services.",
    kind: "line",
    target: true,
    rare: true,
  },
  {
    name: "ca",
    label: "Certificate authority",
    help: "PEM. Leave empty when the certificates are signed by a public authority, as AWS's are.",
    kind: "text",
    target: true,
    rare: true,
    placeholder: "-----BEGIN CERTIFICATE-----",
  },
  {
    name: "allow-private-addresses",
    label: "AWS is reached through private addresses",
    help:
      "For VPC endpoints with private names: allows addresses that are not public. Metadata services stay refused, but " +
      "for the credential that the worker's surroundings give.",
    kind: "switch",
    rare: true,
  },
];

/** The ways to reach accounts. */
export const CONNECTIONS: readonly ConnectionKind[] = [
  {
    id: "organization",
    label: "Organization",
    explanation:
      "Every account of an organization: a hub role reads the organization and becomes one role of the same name in each " +
      "account. A new account is read from the next collection on.",
    fields: [
      {
        name: "role",
        label: "Role in each account",
        help: "Its name, with its path where it has one. The grant makes it by a StackSet.",
        kind: "line",
        required: true,
        target: true,
        placeholder: "rollcall-reader",
      },
      {
        name: "external-id",
        label: "External ID",
        help: "What the trust of that role asks for, so that nobody else's Rollcall can be told to read your accounts.",
        kind: "line",
      },
      ...hubRole("Hub role", "ARN of the hub role. Leave empty where the credential is that role already.", false),
      ...CREDENTIAL,
      {
        name: "accounts",
        label: "Accounts",
        help: "Only these, by number, separated by blanks or commas. Leave empty for all accounts of the organization.",
        kind: "line",
        rare: true,
        placeholder: "111111111111, 222222222222",
      },
      REGIONS,
      ...ELSEWHERE,
    ],
  },
  {
    id: "account",
    label: "One account",
    explanation: "The account the credential belongs to, or that of a role it becomes first.",
    fields: [
      ...hubRole("Role to become", "ARN of a role. Leave empty where the credential may read by itself.", false),
      ...CREDENTIAL,
      REGIONS,
      ...ELSEWHERE,
    ],
  },
];

/** Names in a field, as people separate them. */
export function listed(text: string | boolean | undefined): string[] {
  return typeof text === "string" ? text.split(/[\s,;]+/).filter((part) => part !== "") : [];
}

/** What is wrong with answers before anybody is asked: they are stored and shown as they are. */
export function checkFields(fields: Readonly<Record<string, string | boolean>>): string | null {
  const line = (name: string): string => String(fields[name] ?? "").trim();
  if (line("role") !== "" && !ROLE_NAME.test(line("role"))) {
    return "The role in each account is a name, such as rollcall-reader: not an ARN, because it is there in every account.";
  }
  for (const name of ["hub-role", "web-identity-role"]) {
    if (line(name) !== "" && !ROLE_ARN.test(line(name))) {
      return `A role that is become is named by its ARN: ${HUB_ARN}.`;
    }
  }
  const partition = line("partition");
  if (partition !== "" && !PARTITIONS.some(({ id }) => id === partition)) {
    return `The partition is one of ${PARTITIONS.map(({ id }) => id).join(", ")}.`;
  }
  if (!listed(fields["regions"]).every((region) => REGION.test(region))) {
    return "Regions are named as eu-central-1 is, separated by blanks or commas.";
  }
  if (!listed(fields["accounts"]).every((account) => ACCOUNT.test(account))) {
    return "Accounts are named by their twelve digits, separated by blanks or commas.";
  }
  for (const name of ["web-identity-file", "profile-file"]) {
    if (/[\\/]/.test(line(name))) return "Files are named without directories: ROLLCALL_AWS_DIR says where they lie.";
  }
  const endpoint = line("endpoint");
  if (endpoint !== "") {
    const url = URL.parse(endpoint);
    if (url?.protocol !== "https:") return "The address begins with https://.";
    if (url.username || url.password) return "The address must not hold a name or password.";
    if (url.search || url.hash || url.pathname !== "/") return "The address ends with its host and port.";
  }
  const ca = fields["ca"];
  if (typeof ca === "string" && ca.trim() !== "") {
    if (/PRIVATE KEY/.test(ca) || !ca.includes("-----BEGIN CERTIFICATE-----")) {
      return "The certificate authority is one or more certificates in PEM, and nothing else. Never paste a private key there.";
    }
  }
  return null;
}
