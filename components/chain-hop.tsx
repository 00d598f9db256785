import { CopyId } from "./copy-id.tsx";
import { Name } from "./name.tsx";

interface ChainHopProps {
  /** Whose page it is, another identity, or a binding or role on the way. */
  node: "me" | "id" | "hub";
  /** What kind of thing it is: `role binding`. */
  word?: string;
  name: string;
  /** Its whole key, to copy. */
  id?: string;
  note?: string;
  /** The link to it leads nowhere. */
  broken?: boolean;
}

/** One stop of a chain: its node, its name, and what has to be said about it. */
export function ChainHop({ node, word, name, id, note, broken }: ChainHopProps) {
  return (
    <li className={broken ? "broken" : undefined}>
      <span className={`node ${node}`} aria-hidden />
      <span className="min-w-0">
        {word && <span className="text-ink-3">{word} </span>}
        {id ? (
          <CopyId id={id} shown={name} max={40} quiet label={`Copy ${word ?? "id"}`} />
        ) : (
          <code className={node === "me" ? "font-medium" : undefined}>
            <Name text={name} max={40} />
          </code>
        )}
        {note && <span className="ml-1.5 text-ink-3">{note}</span>}
      </span>
    </li>
  );
}
