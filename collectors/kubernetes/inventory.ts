import type { Evidence } from "#lib/domain/facts/fact.ts";
import type { CollectedKind, ObjectKind } from "./kinds.ts";
import type { Reduced } from "./reduce.ts";
import { TextStore, type TextHandle } from "./text-store.ts";

/** Where an object was read. Answers of a server are no files: their document and line are 0. */
export interface Place {
  file: string;
  document: number;
  line: number;
}

interface Stored extends Place {
  text: TextHandle;
}

/** One object as it is kept, with where it was read. */
export interface Kept<Kind extends CollectedKind> {
  object: Reduced<Kind>;
  evidence: Evidence;
}

/** A namespace, and whether an object declares it or only something in it is known. */
export interface SeenNamespace {
  name: string;
  declared: boolean;
  evidence: Evidence;
}

/**
 * All objects of one directory, each once, as compact text: 100,000 of them fit in little memory.
 * Objects are given out by namespace and then name, whatever the order of the files was.
 */
export class Inventory {
  private readonly byKind = new Map<CollectedKind, Map<string, Stored>>();
  private readonly texts = new TextStore();
  private readonly mentioned = new Map<string, Place>();

  /** Keeps an object; answers where the same object stood before, which no longer counts. */
  put(kind: ObjectKind, object: Reduced<CollectedKind>, place: Place): Place | undefined {
    const objects = this.byKind.get(kind.kind) ?? new Map<string, Stored>();
    this.byKind.set(kind.kind, objects);
    const key = detached(`${object.namespace}/${object.name}`);
    const before = objects.get(key);
    objects.set(key, { text: this.texts.put(JSON.stringify(object)), ...place });
    return before;
  }

  /** Takes over what another inventory keeps; what both keep is the other's from now on. */
  absorb(other: Inventory): void {
    for (const [kind, objects] of other.byKind) {
      const own = this.byKind.get(kind) ?? new Map<string, Stored>();
      this.byKind.set(kind, own);
      for (const [key, stored] of objects)
        own.set(key, { ...stored, text: this.texts.put(other.texts.get(stored.text)) });
    }
  }

  /** `<namespace>/<name>` of every object of that kind. */
  keys(kind: CollectedKind): string[] {
    return [...(this.byKind.get(kind)?.keys() ?? [])];
  }

  /** Kinds of which there is at least one object. */
  kinds(): CollectedKind[] {
    return [...this.byKind.keys()];
  }

  /** Notes that something lives in a namespace. */
  mention(namespace: string, place: Place): void {
    if (!this.mentioned.has(namespace)) this.mentioned.set(detached(namespace), place);
  }

  find<Kind extends CollectedKind>(kind: Kind, namespace: string, name: string): Reduced<Kind> | undefined {
    const stored = this.byKind.get(kind)?.get(`${namespace}/${name}`);
    return stored && this.parse<Kind>(stored);
  }

  has(kind: CollectedKind, namespace: string, name: string): boolean {
    return this.byKind.get(kind)?.has(`${namespace}/${name}`) ?? false;
  }

  /** True when there is any object of that kind. */
  holds(kind: CollectedKind): boolean {
    return this.byKind.has(kind);
  }

  *objects<Kind extends CollectedKind>(kind: Kind): Generator<Kept<Kind>> {
    const objects = this.byKind.get(kind);
    if (!objects) return;
    for (const key of [...objects.keys()].toSorted()) {
      const stored = objects.get(key);
      if (stored) yield { object: this.parse<Kind>(stored), evidence: evidenceOf(stored) };
    }
  }

  /** Namespaces that only an object in them tells of. */
  *impliedNamespaces(): Generator<SeenNamespace> {
    for (const name of [...this.mentioned.keys()].toSorted()) {
      const place = this.mentioned.get(name);
      if (place && !this.has("Namespace", "", name)) yield { name, declared: false, evidence: evidenceOf(place) };
    }
  }

  private parse<Kind extends CollectedKind>({ text }: Stored): Reduced<Kind> {
    // Written by put() of the same kind a moment ago: what comes back is what went in.
    return JSON.parse(this.texts.get(text)) as Reduced<Kind>;
  }
}

function evidenceOf({ file, document, line }: Place): Evidence {
  return document === 0 ? { source: file } : { source: file, document, line };
}

/** A copy of its own: a part of a text keeps the whole text it was cut from in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
