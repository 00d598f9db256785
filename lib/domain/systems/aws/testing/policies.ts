import type { JsonObject } from "../../../facts/json.ts";
import type { AttachedDocument } from "../../system.ts";

/** Alias of the role that tests speak of. */
export const ROLE = "aws:aws:111122223333:role/deploy";

/** A policy that is attached to the role, or to another identity. */
export function attached(
  name: string,
  statements: JsonObject | JsonObject[],
  more: Partial<Held> = {},
): AttachedDocument {
  const { identity = ROLE, kind = "attached", managedBy = "customer", ...content } = more;
  const alias = `aws:aws:managed-policy:111122223333/${name}`;
  const document = { Version: "2012-10-17", Statement: statements };
  return {
    attachment: {
      alias: `${identity}#${name}`,
      identity,
      content: { kind, target: "arn:aws:iam::111122223333:role/deploy", of: alias },
    },
    document: { alias, content: { arn: null, managedBy, version: "v1", document, ...content } },
  };
}

interface Held {
  identity: string;
  kind: string;
  managedBy: string | null;
  fault: string;
  document: null;
}
