/** What a text that is kept must look like; `part` is what letters around an expression must look like. */
export interface Shape {
  readonly whole: RegExp;
  readonly part: RegExp;
}

function shape(whole: RegExp, part: RegExp): Shape {
  return { whole, part };
}

const NAME_PART = /^[\w.@:/+= -]{0,128}$/;

/** Shapes of what is kept, by what it is. Everything else of `env`, `with` and `run` is dropped (decisions/0006). */
export const SHAPES = {
  /** A name people or systems gave: environment, role, account, project, user. */
  name: shape(/^[\w.@:/+ -]{0,128}$/, NAME_PART),
  /** An environment, in whose name nearly anything may stand. */
  environment: shape(/^[^\p{Cc}'"`;\\]{1,255}$/u, /^[^\p{Cc}'"`;\\]{0,255}$/u),
  /** A label of a runner; those of some hosts carry settings. */
  label: shape(/^[^\s\p{Cc}'"`\\]{1,256}$/u, /^[^\s\p{Cc}'"`\\]{0,256}$/u),
  /** A display name. */
  title: shape(/^[^\p{Cc}]{1,200}$/u, /^[^\p{Cc}]{0,200}$/u),
  /** ARN of a role, or the bare name of one. */
  role: shape(/^(?:arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}|[\w+=,.@/-]{1,64})$/, /^[\w+=,.@/:-]{0,512}$/),
  guid: shape(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, /^[0-9a-f-]{0,36}$/i),
  /** Host of a registry or server, with a path but without user or query. */
  host: shape(/^(?:https?:\/\/)?[\w.-]{1,253}(?::\d{1,5})?(?:\/[\w./-]{0,128})?$/, /^[\w./:-]{0,253}$/),
  /** Digits: numbers of accounts and Apps, or ids that GitHub gives (`Iv1.…`). */
  id: shape(/^(?:\d{1,20}|Iv\d?\.?[0-9A-Za-z]{8,24})$/, /^[\w.]{0,32}$/),
  /** Accounts, several of them parted by commas, spaces or lines. */
  accounts: shape(/^[\d,\s]{1,512}$/, /^[\d,\s]{0,512}$/),
  provider: shape(
    /^(?:\/\/iam\.googleapis\.com\/)?projects\/[\w.-]+\/locations\/[\w-]+\/workloadIdentityPools\/[\w-]+\/providers\/[\w-]+$/,
    /^[\w./-]{0,256}$/,
  ),
  email: shape(/^[\w.+-]{1,128}@[\w.-]{1,253}$/, /^[\w.@+-]{0,256}$/),
  /** What a filter of a trigger may hold. */
  pattern: shape(/^[^\p{Cc}]{1,256}$/u, /^[^\p{Cc}]{0,256}$/u),
} as const;

/** Prefixes and forms of credentials that are made by machines. */
const SECRET_FORMS = [
  /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{12}/,
  /gh[opsur]_[A-Za-z0-9]{16}|github_pat_/,
  /xox[abeoprs]-|xapp-/,
  /AIza[\w-]{20}|ya29\./,
  /eyJ[\w-]{8,}\./,
  /\b(?:sk|rk|pk)[-_](?:live|test|ant|proj|or)[-_]/,
  /\bhv[sbr]\.|\bglpat-|\bnpm_\w{20}|\bpypi-A|\bdckr_pat_|\bdop_v1_|\bshp\w{2}_|\bSG\.\w{16}/,
  /-----BEGIN/,
  /:\/\/[^/\s@]*:[^/\s@]*@/,
];

/** A run of letters and digits so long and so mixed that nobody chose it as a name. */
const RUN = /[A-Za-z0-9+=_]{28,}/g;

/** True for what looks like a credential a machine made; such a text is kept nowhere. */
export function looksSecret(text: string): boolean {
  if (SECRET_FORMS.some((form) => form.test(text))) return true;
  return (text.match(RUN) ?? []).some(
    (run) => /\d/.test(run) && /[a-z]/.test(run) && (/[A-Z]/.test(run) || run.length >= 40),
  );
}
