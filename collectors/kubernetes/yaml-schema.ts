import {
  boolYaml11Tag,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  seqTag,
  strTag,
} from "js-yaml";

/**
 * Marks a mapping that had a key which is a boolean or null in YAML 1.1 (`off: x`). Such a key is refused where keys
 * mean something (labels) and ignored elsewhere; an object cannot keep it apart from the text "false" in any other way.
 */
export const NON_TEXT_KEYS = Symbol("non-text keys");

const INTEGER = /^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Numbers as go-yaml v2 sees them, which kubectl and the API server read manifests with: no base 60, no dates. */
const numberTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: ["-", "+", ".", ..."0123456789"],
  resolve(source) {
    if (!INTEGER.test(source) && !FLOAT.test(source) && !SPECIAL.test(source)) return NOT_RESOLVED;
    return Number(source.replaceAll("_", ""));
  },
  identify: () => false,
});

/**
 * A mapping without a way to `Object.prototype`, so that `__proto__` is a key like any other. Unlike what
 * `Object.create(null)` makes, the engine keeps these in its fast form.
 */
class Mapping {
  [key: PropertyKey]: unknown;
}
Object.setPrototypeOf(Mapping.prototype, null);
Reflect.deleteProperty(Mapping.prototype, "constructor");

const mappingOptions = {
  create: () => new Mapping(),
  addPair(mapping: Mapping, key: unknown, value: unknown): string {
    if (typeof key === "object" && key !== null) return "a mapping key is itself a list or mapping";
    if (typeof key !== "string" && typeof key !== "number") mapping[NON_TEXT_KEYS] = true;
    mapping[String(key)] = value;
    return "";
  },
  has: (mapping: Mapping, key: unknown) => isScalar(key) && String(key) in mapping,
  keys: (mapping: Mapping) => Object.keys(mapping),
  get: (mapping: Mapping, key: unknown) => mapping[String(key)],
  identify: () => false,
};

function isScalar(key: unknown): boolean {
  return key === null || typeof key !== "object";
}

// `!!binary`, `!Ref` and the like say nothing we need: their nodes are read as if they were untagged text.
const ANY_TAG = ["!", "tag:"].flatMap((tagName) => [
  defineScalarTag(tagName, { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  defineSequenceTag<unknown[]>(tagName, {
    matchByTagPrefix: true,
    create: () => [],
    addItem: (list, item) => void list.push(item),
    identify: () => false,
  }),
  defineMappingTag<Mapping>(tagName, { matchByTagPrefix: true, ...mappingOptions }),
]);

/**
 * YAML as Kubernetes reads it: 1.1 booleans (`yes`, `off`, `y`), merge keys, timestamps stay text, unknown tags are
 * ignored. See {@link Mapping} for what its mappings are.
 */
export const KUBERNETES_YAML = new Schema([
  strTag,
  seqTag,
  defineMappingTag<Mapping>("tag:yaml.org,2002:map", mappingOptions),
  nullYaml11Tag,
  boolYaml11Tag,
  numberTag,
  mergeTag,
  ...ANY_TAG,
]);
