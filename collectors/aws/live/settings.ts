import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { checkUrl } from "#collectors/shared/address-guard.ts";
import type { LiveInput } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { ACCOUNT, EXTERNAL_ID, listed, REGION, ROLE_ARN, ROLE_NAME } from "./connections.ts";
import type { Endpoint } from "./endpoint.ts";
import { partitionOf } from "./partitions.ts";
import { RIGHTS } from "./rights.ts";

const Line = z.string().trim().max(2048);
const Blank = Line.optional().transform((text) => text || undefined);
const Pem = z
  .string()
  .trim()
  .max(256 * 1024);
const optional = (form: RegExp) => Blank.refine((text) => text === undefined || form.test(text));
const several = (form: RegExp) =>
  Line.optional()
    .transform(listed)
    .refine((all) => all.length <= 10_000 && all.every((one) => form.test(one)));

const Common = {
  "hub-role": optional(ROLE_ARN),
  "hub-external-id": optional(EXTERNAL_ID),
  "web-identity-file": Blank,
  "web-identity-role": optional(ROLE_ARN),
  "profile-file": Blank,
  profile: Blank,
  regions: several(REGION),
  partition: Line.optional()
    .transform((text) => partitionOf(text || "aws"))
    .refine((partition) => partition !== undefined),
  endpoint: Blank,
  ca: Pem.optional().transform((text) => text || undefined),
  "allow-private-addresses": z.boolean().default(false),
};

const Connection = z.discriminatedUnion("connection", [
  z.object({
    connection: z.literal("organization"),
    fields: z.object({
      ...Common,
      role: Line.regex(ROLE_NAME),
      "external-id": optional(EXTERNAL_ID),
      accounts: several(ACCOUNT),
    }),
  }),
  z.object({ connection: z.literal("account"), fields: z.object(Common) }),
]);

const PLAIN = /^[\x21-\x7e]+$/;

const Secrets = z.object({
  "access-key-id": optional(/^[A-Z0-9]{16,128}$/),
  "secret-access-key": optional(PLAIN),
  "session-token": Pem.regex(PLAIN)
    .or(z.literal(""))
    .optional()
    .transform((text) => text || undefined),
});

/** A role to become. */
export interface RoleToBecome {
  arn: string;
  externalId?: string;
}

/** Where the first credential is from. */
export type CredentialSource =
  | { type: "surroundings" }
  | { type: "access-key"; accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  | { type: "web-identity"; file: string; role: string }
  | { type: "profile"; file: string; profile: string };

/** What is to be read, where, and as whom. Holds secrets: never logged, never kept. */
export interface LiveSettings {
  /** Null: one account, the one the credential belongs to. */
  organization: { role: string; externalId?: string; accounts: readonly string[] } | null;
  hub: RoleToBecome | null;
  credential: CredentialSource;
  endpoint: Endpoint;
  /** Empty: every region an account has enabled. */
  regions: readonly string[];
  /** Actions that may be used; those that are required are always among them. */
  chosen: ReadonlySet<string>;
}

/** @throws InvalidInput naming the field that is not usable, never its value */
export function readSettings({ settings, credential }: LiveInput): LiveSettings {
  const { connection, fields } = parse(Connection, { connection: settings.connection, fields: settings.fields });
  const secrets = parse(Secrets, credential ?? {});
  const { partition, ca, "hub-role": hub, "hub-external-id": hubExternalId } = fields;
  if (!partition) throw new InvalidInput("The partition is none that AWS has.");
  const policy = { allowPrivate: fields["allow-private-addresses"] };
  if (ca !== undefined) checkCertificate(ca);
  const rights = RIGHTS.filter(({ id, need }) => need === "required" || settings.permissions.includes(id));
  const url = fields.endpoint === undefined ? undefined : checkUrl(fields.endpoint, policy).origin;
  return {
    organization: connection === "organization" ? organizationOf(fields) : null,
    hub: hub === undefined ? null : { arn: hub, ...(hubExternalId === undefined ? {} : { externalId: hubExternalId }) },
    credential: credentialOf(fields, secrets),
    endpoint: { partition, policy, ...(url === undefined ? {} : { url }), ...(ca === undefined ? {} : { ca }) },
    regions: [...new Set(fields.regions)],
    chosen: new Set(rights.map(({ action }) => action)),
  };
}

type OrganizationFields = Extract<z.output<typeof Connection>, { connection: "organization" }>["fields"];

function organizationOf({ role, accounts, "external-id": externalId }: OrganizationFields) {
  return { role, accounts: [...new Set(accounts)], ...(externalId === undefined ? {} : { externalId }) };
}

function credentialOf(
  fields: z.output<typeof Connection>["fields"],
  secrets: z.output<typeof Secrets>,
): CredentialSource {
  const { "web-identity-file": tokenFile, "web-identity-role": role, "profile-file": file, profile } = fields;
  const { "access-key-id": accessKeyId, "secret-access-key": secretAccessKey, "session-token": sessionToken } = secrets;
  const given = [accessKeyId ?? secretAccessKey, tokenFile, file].filter((one) => one !== undefined);
  if (given.length > 1) {
    throw new InvalidInput(
      "There are several credentials. Give an access key, a web identity or a profile, or none of them.",
    );
  }
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    if (accessKeyId === undefined || secretAccessKey === undefined) {
      throw new InvalidInput("An access key is its ID and its secret together. Give both, or neither.");
    }
    const token = sessionToken === undefined ? {} : { sessionToken };
    return { type: "access-key", accessKeyId, secretAccessKey, ...token };
  }
  if (tokenFile !== undefined) {
    if (role === undefined) throw new InvalidInput("Name the role that the web identity token may become.");
    return { type: "web-identity", file: tokenFile, role };
  }
  if (file !== undefined) return { type: "profile", file, profile: profile ?? "default" };
  return { type: "surroundings" };
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

function parse<Type extends z.ZodType>(type: Type, value: unknown): z.output<Type> {
  const parsed = type.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.filter((part) => part !== "fields").join(".") || "connection";
  throw new InvalidInput(`The connection's field ${field} is missing or not usable. Correct it on the source's page.`);
}
