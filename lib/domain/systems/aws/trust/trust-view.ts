import type { Entrant, TrustStatement, TrustSubject, TrustView } from "../../../inventory/trust-view.ts";
import { conditionWords } from "../condition-words.ts";
import { decidedWords, remainingWords } from "../decision-words.ts";
import type { Statement } from "../policy/policy.ts";
import { whomWords } from "../whom-words.ts";
import type { Becoming, Unread, Who } from "./becoming.ts";
import { matchStatement, matchToken, type Provider } from "./oidc/match.ts";
import { issuerOf, type Token } from "./oidc/token.ts";
import { whoCanBecomeRole } from "./who-can-become.ts";
import { limitsKnown, type Role, type World } from "./world.ts";

/** Tokens that some identity of another system can have made. */
export interface KnownToken {
  token: Token;
  by: { id: string; name: string }[];
}

/** What the view of a role's trust stands on. */
export interface TrustSources {
  world: World;
  /** ARN of the role. */
  role: string;
  tokens: readonly KnownToken[];
  /** Page of an identity by its ARN. */
  idOf(arn: string): string | null;
}

const SUBJECTS_SHOWN = 200;
const ENTRANTS_SHOWN = 200;

/** Who can become a role, and what each condition of its trust policy does to the tokens that are known. */
export function trustView({ world, role: arn, tokens, idOf }: TrustSources): TrustView {
  const role = world.roles.get(arn);
  if (!role?.trust) {
    const unread = ["Its trust policy was not read, so who can become it is not known."];
    return { document: null, statements: [], entrants: [], moreEntrants: 0, subjects: [], more: 0, unread };
  }
  const becomings = whoCanBecomeRole(world, arn);
  const { trust } = role;
  const matched = tokens
    .map((known) => ({ known, answer: answerFor(world, role, known.token) }))
    .toSorted((one, other) => RANKS.indexOf(one.answer) - RANKS.indexOf(other.answer));
  return {
    document: trust.id,
    statements: trust.policy.statements.map((statement) => statementView(world, statement, tokens)),
    entrants: becomings
      .map((one) => entrant(world, one, idOf))
      .toSorted((one, other) => RANKS.indexOf(one.answer) - RANKS.indexOf(other.answer))
      .slice(0, ENTRANTS_SHOWN),
    moreEntrants: Math.max(0, becomings.length - ENTRANTS_SHOWN),
    subjects: matched.slice(0, SUBJECTS_SHOWN).map(({ known, answer }): TrustSubject => ({
      subject: known.token.subject,
      by: known.by,
      answer,
    })),
    more: Math.max(0, matched.length - SUBJECTS_SHOWN),
    unread: [
      ...new Set([
        ...trust.policy.faults,
        ...becomings.flatMap(({ unread }) => unread.map(unreadWords)),
        ...(tokens.length === 0 || limitsKnown(world, role.account)
          ? []
          : [unreadWords({ what: "limits", account: role.account })]),
      ]),
    ],
  };
}

const RANKS: readonly Entrant["answer"][] = ["yes", "conditional", "unknown", "no"];

function answerFor(world: World, role: Role, token: Token): Entrant["answer"] {
  const { trust } = role;
  if (!trust) return "unknown";
  const known = limitsKnown(world, role.account);
  const rcps = (world.accounts.get(role.account)?.rcps ?? []).flat().map(({ policy }) => policy);
  const provider = providersOf(world, role.account).find(({ issuer }) => issuer === token.issuer);
  const read = world.accounts.get(role.account)?.read.has("providers") ?? false;
  if (!provider && !read) return "unknown";
  const { answer } = matchToken(trust.policy, token, provider ?? null, rcps);
  return answer === "yes" && !known ? "unknown" : answer;
}

function providersOf(world: World, account: string): Provider[] {
  return [...world.providers.values()].filter(({ arn }) => arn.split(":")[4] === account);
}

function statementView(world: World, statement: Statement, tokens: readonly KnownToken[]): TrustStatement {
  const { index, sid, effect, principal, conditions } = statement;
  const federated = principal?.federated ?? [];
  const providers = federated.map(
    (name) =>
      world.providers.get(name) ?? { arn: name, issuer: issuerOf(name.replace(/^arn:[^/]*\//u, "")), clientIds: null },
  );
  const about = tokens.flatMap(({ token }) => {
    const provider = providers.find(({ issuer }) => issuer === token.issuer);
    const match = provider && matchStatement(statement, token, provider);
    return match?.concerns ? [{ subject: token.subject, match }] : [];
  });
  return {
    place: index + 1,
    sid,
    denies: effect === "Deny",
    whom: whomWords(statement),
    conditions: conditions.map((condition, place) => {
      const shares = about.map(({ subject, match }) => ({
        subject,
        share: match.conditions[place]?.share ?? "unknown",
      }));
      const those = (...wanted: string[]) =>
        shares.filter(({ share }) => wanted.includes(share)).map(({ subject }) => subject);
      return {
        words: conditionWords(condition),
        subjects:
          about.length === 0
            ? null
            : { passes: those("every", "asked"), fails: those("none"), open: those("some", "unknown") },
      };
    }),
  };
}

function entrant(world: World, becoming: Becoming, idOf: TrustSources["idOf"]): Entrant {
  const { who, answer, conditions, because, statement, unread } = becoming;
  const members = who.kind === "holders" ? who.members : [];
  const account = "account" in who ? who.account : null;
  const shown = answer === "yes" && unread.length > 0 ? "unknown" : answer;
  return {
    ...namesOf(who),
    id: "arn" in who ? idOf(who.kind === "session" ? (who.role ?? who.arn) : who.arn) : null,
    place: account === null ? null : (world.accounts.get(account)?.name ?? account),
    members: members.slice(0, 5).map((arn) => arn.slice(arn.indexOf("/") + 1)),
    memberCount: members.length,
    answer: shown,
    because: [
      ...new Set([
        ...(shown === "unknown" && answer === "yes" && !unread.some(({ what }) => what === "permission")
          ? [LETS_IN]
          : []),
        ...conditions.map((one) => remainingWords(one)),
        ...reasons(becoming, because),
      ]),
    ],
    statement: statement + 1,
  };
}

/** Of a yes only what else allows it beside the trust policy, which is on the page; of a no all that takes it away. */
function reasons({ answer, who }: Becoming, because: Becoming["because"]): string[] {
  if (who.kind === "stranger" && who.gone) return ["There is nobody of that name any more."];
  // Of those that were not read, what their own policies say stands for nothing.
  if (answer !== "no" && who.kind !== "actor" && who.kind !== "session") return [];
  const telling = answer === "no" ? because : because.filter(({ type }) => type === "identity");
  return telling.slice(0, 4).map((one) => decidedWords(one));
}

function namesOf(who: Who): Pick<Entrant, "kind" | "name"> {
  switch (who.kind) {
    case "actor":
      return { kind: who.arn.includes(":user/") ? "user" : "role", name: nameIn(who.arn) };
    case "holders":
      return { kind: "whoever may become any role", name: `of ${who.account}` };
    case "stranger":
      return { kind: who.gone ? "nobody any more" : "of an account that was not read", name: who.arn };
    case "session":
      return { kind: "session of a role", name: who.session };
    case "account":
      return { kind: "whoever that account lets", name: who.account };
    case "anyone":
      return { kind: "everybody", name: "every principal of AWS" };
    case "service":
      return { kind: "AWS service", name: who.service };
    case "federated":
      return {
        kind: who.protocol === "saml" ? "SAML provider" : "OIDC provider",
        name: who.provider.replace(/^arn:[^/]*\//u, ""),
      };
  }
}

function nameIn(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}

const LETS_IN = "Every policy that was read lets it in.";

const UNREAD: Readonly<Record<Unread["what"], string>> = {
  permission: "Not everything its roles and users may do was read",
  limits: "Whether policies of an organization forbid it was not read",
  trust: "The trust policy was not read",
};

function unreadWords({ what, account }: Unread): string {
  return `${UNREAD[what]} in ${account}.`;
}
