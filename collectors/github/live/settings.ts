import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { checkUrl } from "#collectors/shared/address-guard.ts";
import type { LiveInput } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { APP_ID, LOGIN } from "./connections.ts";
import { endpointOf, type Endpoint } from "./endpoint.ts";
import { RIGHTS } from "./rights.ts";

const Line = z.string().trim().max(2048);
const Pem = z
  .string()
  .trim()
  .max(256 * 1024);

const Common = {
  organization: Line.regex(LOGIN),
  address: Line.optional().transform((text) => text || "https://github.com"),
  ca: Pem.optional().transform((text) => text || undefined),
  "allow-private-addresses": z.boolean().default(false),
};

const Connection = z.discriminatedUnion("connection", [
  z.object({ connection: z.literal("app"), fields: z.object({ ...Common, "app-id": Line.regex(APP_ID) }) }),
  z.object({ connection: z.literal("token"), fields: z.object(Common) }),
]);

const Secrets = z.object({
  "private-key": Pem.optional(),
  token: Line.regex(/^[\x21-\x7e]+$/).optional(),
});

/** What is to be read, where, and as whom. Holds secrets: never logged, never kept. */
export interface LiveSettings {
  organization: string;
  endpoint: Endpoint;
  as: { type: "app"; appId: string; privateKey: string } | { type: "token"; token: string };
  /** GitHub's names of the permissions that may be used; those that are required are always among them. */
  rights: ReadonlySet<string>;
}

/** @throws InvalidInput naming the field that is not usable, never its value */
export function readSettings({ settings, credential }: LiveInput): LiveSettings {
  const chosen = parse(Connection, { connection: settings.connection, fields: settings.fields });
  const secrets = parse(Secrets, credential ?? {});
  const rights = RIGHTS.filter(({ id, need }) => need === "required" || settings.permissions.includes(id));
  return {
    ...placeOf(chosen.fields),
    as: asWhom(chosen, secrets),
    rights: new Set(rights.map(({ permission }) => permission)),
  };
}

/** Which organization of which GitHub, before there is a credential. @throws InvalidInput as readSettings does */
export function readPlace({ fields }: LiveInput["settings"]): Pick<LiveSettings, "organization" | "endpoint"> {
  return placeOf(parse(z.object(Common), fields));
}

function placeOf(fields: z.output<z.ZodObject<typeof Common>>): Pick<LiveSettings, "organization" | "endpoint"> {
  const { organization, address, ca } = fields;
  const policy = { allowPrivate: fields["allow-private-addresses"] };
  if (ca !== undefined) checkCertificate(ca);
  return { organization, endpoint: endpointOf(checkUrl(address, policy), policy, ca) };
}

function asWhom(chosen: z.infer<typeof Connection>, secrets: z.infer<typeof Secrets>): LiveSettings["as"] {
  if (chosen.connection === "token") {
    if (secrets.token === undefined) throw new InvalidInput("There is no credential. Give a fine-grained token.");
    return { type: "token", token: secrets.token };
  }
  const privateKey = secrets["private-key"];
  if (!privateKey) throw new InvalidInput("There is no credential. Give the App's private key.");
  return { type: "app", appId: chosen.fields["app-id"], privateKey };
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
