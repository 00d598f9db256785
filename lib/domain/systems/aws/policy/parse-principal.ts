import type { Json } from "../../../facts/json.ts";
import { isObject, readElements, readStrings } from "./elements.ts";
import type { Faults } from "./faults.ts";
import type { PrincipalElement } from "./policy.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function parsePrincipal(value: Json, not: boolean, statement: string, faults: Faults): PrincipalElement {
  const place = `${not ? "NotPrincipal" : "Principal"} of ${statement}`;
  const none = { not, aws: [], service: [], federated: [], canonicalUser: [] };
  if (value === "*") return { ...none, aws: ["*"] };
  if (!isObject(value)) {
    faults.add(`${place} is no object and not *`, value);
    return none;
  }
  const elements = readElements(value, ["AWS", "Service", "Federated", "CanonicalUser"], place, faults);
  const read = (name: keyof typeof elements) => {
    const element = elements[name];
    return element === undefined ? [] : readStrings(element, `${name} in ${place}`, faults);
  };
  return {
    not,
    aws: read("AWS"),
    service: read("Service"),
    federated: read("Federated"),
    canonicalUser: read("CanonicalUser"),
  };
}
