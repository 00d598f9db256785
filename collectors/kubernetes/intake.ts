import { capName, isCapped, wellFormed } from "#collectors/shared/text.ts";
import type { CoverageProblem } from "#lib/domain/facts/coverage.ts";
import type { Evidence } from "#lib/domain/facts/fact.ts";
import { isReadConfigMap } from "./config-map-schema.ts";
import type { Documents } from "./documents.ts";
import { Inventory, type Place } from "./inventory.ts";
import { parseJson } from "#collectors/shared/json-parse.ts";
import { collectedKind, kindNamed, type ObjectKind } from "./kinds.ts";
import type { SliceId } from "./manifest.ts";
import { isPathSegment } from "./names.ts";
import { NoteLog } from "#collectors/shared/note-log.ts";
import { isRecord, objectsIn, type KubernetesObject } from "./objects.ts";
import { isListKind, itemKind, type ListHead, type Piece } from "./pieces.ts";
import { ProblemLog } from "./problem-log.ts";
import type { Grammar } from "./read-pieces.ts";
import { reduce } from "./reduce.ts";
import { kindsOf } from "./yaml-lines.ts";
import { parseYaml } from "./yaml-parse.ts";

/** Turns pieces of files into kept objects, and everything that keeps one from being read into a problem. */
export class Intake {
  readonly inventory = new Inventory();
  readonly problems = new ProblemLog();
  readonly notes = new NoteLog();
  /** Set once something was not read that could have declared a namespace. */
  declarationUnread = false;
  /** For an export: what the kept objects were, pruned. */
  readonly documents: Documents | undefined;
  private readonly defaultNamespace: string;
  private readonly impliesNamespaces: boolean;

  /** @param impliesNamespaces whether an object proves its namespace, so that an unread one may hide a namespace */
  constructor(defaultNamespace: string, impliesNamespaces: boolean, documents?: Documents) {
    this.documents = documents;
    this.defaultNamespace = defaultNamespace;
    this.impliesNamespaces = impliesNamespaces;
  }

  /** Something that could have held anything was not read. */
  unread(file: string, message: string): void {
    this.declarationUnread = true;
    this.problems.add("all", { where: file, message: `Not read: ${message}.` });
  }

  /** A role got so many rules by aggregation that not all are kept. */
  truncated(slice: SliceId, { source, document = 1, line = 1 }: Evidence): void {
    this.oversize([slice], { file: source, document, line }, "aggregation gives this role more rules than are kept");
  }

  /** Takes over what another intake kept and gathered: a page of an answer that came whole. */
  absorb(other: Intake): void {
    this.inventory.absorb(other.inventory);
    this.problems.absorb(other.problems);
    this.notes.absorb(other.notes);
    if (other.documents) this.documents?.absorb(other.documents);
    this.declarationUnread ||= other.declarationUnread;
  }

  /** Keeps the objects in one value: a whole document, or an item of a list. */
  takeValue(value: unknown, list: ListHead | undefined, place: Place): void {
    for (const object of objectsIn(value, list)) this.takeObject(object, place);
  }

  take(file: string, grammar: Grammar, piece: Piece): void {
    const place = { file, document: piece.document, line: piece.line };
    if (piece.type === "broken") {
      this.malformed(this.fedBy([]), place, piece.message);
    } else if (piece.type === "oversize") {
      this.oversize(this.fedBy(piece.kinds), place, "it is larger than 8 MiB");
    } else {
      this.takeText(place, grammar, piece);
    }
  }

  private takeText(place: Place, grammar: Grammar, piece: Extract<Piece, { type: "text" }>): void {
    const parsed = grammar === "json" ? parseJson(piece.text) : parseYaml(piece.text);
    if (parsed.ok) {
      this.takeValue(parsed.value, piece.list, place);
      return;
    }
    // Broken JSON does not show where it ends, so it may hide anything; lines of YAML still tell what they belong to.
    const slices = this.fedBy(grammar === "json" ? [] : kindsOf(piece.text.split("\n")));
    if (parsed.oversize) this.oversize(slices, place, parsed.message);
    else this.malformed(slices, { ...place, line: piece.textLine + parsed.line }, parsed.message);
  }

  private takeObject({ apiVersion, kind: kindName, value }: KubernetesObject, place: Place): void {
    const metadata = isRecord(value["metadata"]) ? value["metadata"] : undefined;
    const named = kindNamed(kindName);
    if (apiVersion === "") {
      if (named && metadata) this.malformedObject(named, metadata, place, "apiVersion is missing");
      return;
    }
    const kind = collectedKind(apiVersion, kindName);
    if (!kind || (kind.kind === "ConfigMap" && !this.readsConfigMap(metadata))) {
      this.mention(metadata?.["namespace"], place);
      return;
    }
    const reduction = reduce(kind, value);
    if (reduction.outcome === "malformed") {
      this.malformedObject(kind, metadata, place, reduction.message);
    } else if (reduction.outcome === "ignored") {
      const message = `${locate(place)} was left out: ${reduction.message}.`;
      this.notes.add({ kind: "ignored", message, problem: problemAt(place, reduction.message) });
    } else {
      this.keep(kind, reduction.object, place);
      this.documents?.add(kind, apiVersion, value);
      if (reduction.oversize !== undefined) this.oversize([kind.slice], place, reduction.oversize);
    }
  }

  private readsConfigMap(metadata: Record<PropertyKey, unknown> | undefined): boolean {
    return isReadConfigMap(metadata?.["name"], metadata?.["namespace"] || this.defaultNamespace);
  }

  private keep(kind: ObjectKind, object: Parameters<Inventory["put"]>[1], place: Place): void {
    if (kind.namespaced) {
      object.namespace ||= this.defaultNamespace;
      this.mention(object.namespace, place);
    }
    if (isCapped(object.name)) this.noteLongName(place);
    const before = this.inventory.put(kind, object, place);
    if (!before) return;
    const name = object.namespace === "" ? object.name : `${object.namespace}/${object.name}`;
    const message = `${kind.kind} ${name} stands twice: in ${locate(before)}, and in ${locate(place)}, which counts.`;
    this.notes.add({ kind: "duplicate", message, problem: problemAt(before, message) });
  }

  private mention(namespace: unknown, place: Place): void {
    if (!this.impliesNamespaces || typeof namespace !== "string" || namespace === "") return;
    if (isPathSegment(namespace)) this.inventory.mention(capName(wellFormed(namespace)), place);
  }

  private malformedObject(
    kind: ObjectKind,
    metadata: Record<PropertyKey, unknown> | undefined,
    place: Place,
    message: string,
  ): void {
    const given = metadata?.["namespace"] ?? "";
    const namespace = given === "" ? this.defaultNamespace : given;
    const namespaceKnown = !kind.namespaced || (typeof namespace === "string" && isPathSegment(namespace));
    if (kind.namespaced) this.mention(namespace, place);
    else this.declarationUnread ||= kind.kind === "Namespace";
    this.malformed(namespaceKnown ? [kind.slice] : this.fedBy([kind.kind]), place, `${kind.kind}: ${message}`);
  }

  private malformed(slices: readonly SliceId[] | "all", place: Place, message: string): void {
    const problem = problemAt(place, `Not read: ${message}.`);
    this.problems.add(slices, problem);
    // Of a kind we do not collect, in an export that lists its namespaces itself: nothing is missing, yet it is said.
    if (slices.length > 0) return;
    this.notes.add({ kind: "ignored", message: `${locate(place)}: ${problem.message}`, problem });
  }

  private oversize(slices: readonly SliceId[] | "all", place: Place, message: string): void {
    const problem = problemAt(place, `Oversize: ${message}.`);
    this.problems.add(slices, problem);
    this.notes.add({ kind: "oversize", message: `${locate(place)} was not read whole: ${message}.`, problem });
  }

  private noteLongName(place: Place): void {
    const message = `${locate(place)} has a name longer than 253 characters; its beginning and a digest stand for it.`;
    this.notes.add({ kind: "oversize", message });
  }

  /** The slices something of these kinds would have fed, had it been read; all of them when no kind is known. */
  private fedBy(kinds: readonly string[]): readonly SliceId[] | "all" {
    this.declarationUnread ||= kinds.length === 0 || kinds.some((kind) => kind.startsWith("Namespace"));
    if (kinds.length === 0) return "all";
    const slices = kinds.flatMap((kind) => kindNamed(isListKind(kind) ? (itemKind(kind) ?? "") : kind)?.slice ?? []);
    // Whatever it was, it may have stood in a namespace that nothing else tells of.
    return this.impliesNamespaces ? [...slices, "namespaces"] : slices;
  }
}

function problemAt({ file, document, line }: Place, message: string): CoverageProblem {
  return document === 0 ? { where: file, message } : { where: file, document, line, message };
}

function locate({ file, document, line }: Place): string {
  return document === 0 ? file : `${file} (document ${document}, line ${line})`;
}
