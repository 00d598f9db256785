import { z } from "zod";
import type { LiveInput } from "#collectors/types.ts";
import { InvalidInput } from "#lib/errors.ts";
import { RIGHTS } from "./rights.ts";

const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const Line = z
  .string()
  .max(4096)
  .optional()
  .transform((text) => text?.trim() || undefined);
const Pem = z
  .string()
  .max(256 * 1024)
  .optional()
  .transform((text) => text?.trim() || undefined);
const Switch = z.boolean().default(false);

const Namespaces = z
  .string()
  .max(64 * 1024)
  .default("")
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((name) => name !== ""))].toSorted())
  .refine((names) => names.every((name) => NAMESPACE.test(name)), { error: "holds what is no name of a namespace" });

const Common = { "insecure-skip-tls-verify": Switch, namespaces: Namespaces };

const Connection = z.discriminatedUnion("connection", [
  z.object({ connection: z.literal("in-cluster"), fields: z.object({ namespaces: Namespaces }) }),
  z.object({
    connection: z.literal("address"),
    fields: z.object({
      ...Common,
      url: z.string().trim().min(1).max(2048),
      ca: Pem,
      "server-name": Line,
      "allow-private-addresses": Switch,
    }),
  }),
  z.object({
    connection: z.literal("kubeconfig"),
    fields: z.object({ ...Common, file: z.string().trim().min(1).max(255), context: Line }),
  }),
]);

/** How a cluster is reached, as onboarding saved it and checked. */
export type Connection = z.infer<typeof Connection>;

/** The fields of one way to reach it. */
export type FieldsOf<Id extends Connection["connection"]> = Extract<Connection, { connection: Id }>["fields"];

const Secrets = z.object({
  token: z
    .string()
    .max(64 * 1024)
    .optional()
    .transform((text) => text?.trim() || undefined)
    .refine((text) => text === undefined || /^[\x21-\x7e]+$/.test(text), { error: "holds what no token can hold" }),
  "client-certificate": Pem,
  "client-key": Pem,
});

/** The secret fields, opened. */
export type Secrets = z.infer<typeof Secrets>;

/** What is to be read, and how. */
export interface LiveSettings {
  connection: Connection;
  secrets: Secrets;
  /** Ids of the rights that may be used; those that are required are always among them. */
  rights: ReadonlySet<string>;
  /** Named by the operator for a credential that may not list the whole cluster. */
  namespaces: readonly string[];
}

/** @throws InvalidInput naming the field that is not usable, never its value */
export function readSettings({ settings, credential }: LiveInput): LiveSettings {
  const connection = parse(Connection, { connection: settings.connection, fields: settings.fields });
  const secrets = parse(Secrets, credential ?? {});
  const rights = RIGHTS.filter(({ id, need }) => need === "required" || settings.permissions.includes(id));
  return {
    connection,
    secrets,
    rights: new Set(rights.map(({ id }) => id)),
    namespaces: connection.fields.namespaces,
  };
}

function parse<Type extends z.ZodType>(type: Type, value: unknown): z.output<Type> {
  const parsed = type.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.filter((part) => part !== "fields").join(".") || "connection";
  const fault = issue?.code === "custom" ? issue.message : "is missing or not usable";
  throw new InvalidInput(`The connection's field ${field} ${fault}. Correct it on the source's page.`);
}
