import type { Json, JsonObject } from "../../facts/json.ts";
import { listOf, objectOf, textOf } from "../content.ts";
import type { Condition, PrincipalElement, Statement } from "./policy/policy.ts";

/** A statement with the way to it in the reduced document. */
export interface PlacedStatement {
  statement: Statement;
  path: (string | number)[];
}

/** The statements of a document's content as pages speak of them; none where it is no policy. */
export function statementsOf(content: JsonObject): PlacedStatement[] {
  const { Statement: written } = objectOf(content.document);
  const isList = Array.isArray(written);
  return (isList ? listOf(written) : written === undefined ? [] : [written]).flatMap((one, index) => {
    const statement = readStatement(objectOf(one), index);
    return statement ? [{ statement, path: ["document", "Statement", ...(isList ? [index] : [])] }] : [];
  });
}

function readStatement(one: JsonObject, index: number): Statement | null {
  const effect = one.Effect;
  if (effect !== "Allow" && effect !== "Deny") return null;
  const not = one.Action === undefined;
  const resource = one.Resource ?? one.NotResource;
  return {
    index,
    sid: textOf(one.Sid) || null,
    effect,
    principal: readPrincipal(one),
    action: { not, patterns: texts(one.Action ?? one.NotAction) },
    resource: resource === undefined ? null : { not: one.Resource === undefined, patterns: texts(resource) },
    conditions: Object.entries(objectOf(one.Condition)).flatMap(([operator, keys]) =>
      Object.entries(objectOf(keys)).map(([key, values]) => readCondition(operator, key, values)),
    ),
  };
}

function readPrincipal(one: JsonObject): PrincipalElement | null {
  const written = one.Principal ?? one.NotPrincipal;
  if (written === undefined) return null;
  const not = one.Principal === undefined;
  const nobody = { not, aws: [], service: [], federated: [], canonicalUser: [] };
  if (typeof written === "string") return { ...nobody, aws: [written] };
  const { AWS, Service, Federated, CanonicalUser } = objectOf(written);
  return {
    not,
    aws: texts(AWS),
    service: texts(Service),
    federated: texts(Federated),
    canonicalUser: texts(CanonicalUser),
  };
}

function readCondition(written: string, key: string, values: Json): Condition {
  const [set, rest] = written.includes(":") ? written.split(":", 2) : [null, written];
  const operator = rest ?? written;
  return {
    operator: operator.replace(/IfExists$/i, ""),
    set: set === null ? null : /all/i.test(set ?? "") ? "all" : "any",
    ifExists: /IfExists$/i.test(operator),
    key,
    values: texts(values),
  };
}

/** One text or a list of them; numbers and truth values as they are compared. */
function texts(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === "string" ? [one] : typeof one === "number" || typeof one === "boolean" ? [String(one)] : [],
  );
}
