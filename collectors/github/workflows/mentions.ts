import type { Mention } from "#lib/domain/systems/github/workflows/document.ts";
import { referencesOf, type Reference } from "#lib/domain/systems/github/workflows/expressions/references.ts";
import { conditionParts, partsOf, type Part } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import type { Node, TextNode } from "./nodes.ts";

const NAME = /^[A-Za-z_][\w-]{0,127}$/;

/** Names of secrets and variables where an expression cannot be read: better one too many than one too few. */
const ROUGH = /\b(secrets|vars)\s*(?:\.\s*([A-Za-z_][\w-]*)|\[\s*'([A-Za-z_][\w-]*)'\s*\])/gi;

/** What the texts of a part of a file mention. */
export class Mentions {
  private readonly named = new Map<string, { name: string; lines: Set<number> }>();
  readonly allSecrets = new Set<number>();
  readonly githubToken = new Set<number>();
  /** Lines of expressions that cannot be read. */
  readonly unreadable = new Set<number>();

  /** Looks through a node and everything in it. */
  visit(node: Node, key = ""): void {
    if (node.type === "text") this.visitText(node, key === "if");
    else if (node.type === "list") for (const item of node.items) this.visit(item);
    else for (const entry of node.entries) this.visit(entry.value, entry.key);
  }

  secrets(): Mention[] {
    return this.ofContext("secrets");
  }

  vars(): Mention[] {
    return this.ofContext("vars");
  }

  private visitText(node: TextNode, condition: boolean): void {
    if (!condition && !node.text.includes("${{")) return;
    let index = 0;
    for (const part of condition ? conditionParts(node.text) : partsOf(node.text)) {
      if (part.type === "text") continue;
      const line = node.text.includes("${{") ? node.lineOfExpression(index) : node.line;
      index += 1;
      this.visitExpression(part, line);
    }
  }

  private visitExpression({ expression, source }: Extract<Part, { type: "expression" }>, line: number): void {
    if (expression) {
      for (const reference of referencesOf(expression)) this.take(reference, line);
      return;
    }
    this.unreadable.add(line);
    for (const [, context = "", name, quoted] of source.matchAll(ROUGH)) {
      this.take({ path: [context.toLowerCase(), name ?? quoted ?? ""], open: false }, line);
    }
  }

  private take({ path, open }: Reference, line: number): void {
    const [context, name] = path;
    if (context === "github" && name?.toLowerCase() === "token") this.githubToken.add(line);
    if (context !== "secrets" && context !== "vars") return;
    if (name === undefined) {
      if (context === "secrets" && open) this.allSecrets.add(line);
    } else if (context === "secrets" && name.toUpperCase() === "GITHUB_TOKEN") {
      this.githubToken.add(line);
    } else if (NAME.test(name)) {
      this.add(context, name, line);
    }
  }

  /** GitHub keeps these names in capitals, however a file writes them. */
  private add(context: string, written: string, line: number): void {
    const name = written.toUpperCase();
    const key = `${context} ${name}`;
    const known = this.named.get(key) ?? { name, lines: new Set() };
    known.lines.add(line);
    this.named.set(key, known);
  }

  private ofContext(context: string): Mention[] {
    return [...this.named]
      .filter(([key]) => key.startsWith(`${context} `))
      .map(([, { name, lines }]) => ({ name, lines: [...lines].sort((a, b) => a - b) }));
  }
}
