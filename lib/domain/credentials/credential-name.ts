import { z } from "zod";

/** Longest text that is sent of a credential, and most texts of one kind. */
export const MAX_TEXT = 512;
export const MAX_TEXTS = 16;

// Control characters and halves of surrogate pairs: nothing that names a credential has them, and Postgres keeps no NUL.
const UNNAMEABLE = /[\p{Cc}\uD800-\uDFFF]/u;

const Text = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .refine((text) => !UNNAMEABLE.test(text));
const Texts = z.array(Text).max(MAX_TEXTS);
const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Digest = z.string().regex(/^[A-Za-z0-9+/]{43}=?$/);
const Time = z.iso.datetime();

/** A token of a Kubernetes service account. `secret`: the Secret it lies in; `pod`: what it was given to. */
const KubernetesToken = z.strictObject({
  kind: z.literal("kubernetes-token"),
  issuer: Text.optional(),
  namespace: Text,
  account: Text,
  accountUid: Text.optional(),
  secret: Text.optional(),
  pod: Text.optional(),
  audiences: Texts,
  tokenId: Text.optional(),
  issuedAt: Time.optional(),
  expiresAt: Time.optional(),
});

/** Any other signed token. */
const Jwt = z.strictObject({
  kind: z.literal("jwt"),
  issuer: Text.optional(),
  subject: Text.optional(),
  audiences: Texts,
  tokenId: Text.optional(),
  issuedAt: Time.optional(),
  expiresAt: Time.optional(),
});

const BootstrapToken = z.strictObject({ kind: z.literal("bootstrap-token"), id: z.string().regex(/^[a-z0-9]{6}$/) });

/** `account` is read from the key id itself, where that is possible. */
const AwsAccessKey = z.strictObject({
  kind: z.literal("aws-access-key"),
  keyId: z.string().regex(/^A[A-Z0-9]{19}$/),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
});

const Certificate = z.strictObject({
  kind: z.literal("certificate"),
  /** SHA-256 over its DER, in hex. */
  fingerprint: Hex,
  /** Its common name, and its organizations: the user and the groups it proves to a Kubernetes API server. */
  user: Text.optional(),
  groups: Texts,
  issuer: Text.optional(),
  /** SHA-256 over the DER of the authority's certificate, where that was found beside it and has the issuer's name. */
  authority: Hex.optional(),
  serial: z
    .string()
    .regex(/^[0-9a-f]{2,42}$/)
    .optional(),
  notBefore: Time.optional(),
  notAfter: Time.optional(),
});

const SshKey = z.strictObject({
  kind: z.literal("ssh-key"),
  /** `ssh-ed25519` */
  algorithm: z.string().regex(/^[a-z0-9@.-]{1,64}$/),
  /** `SHA256:…`, as `ssh-keygen -l` says it. */
  fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
});

const GitHubToken = z.strictObject({
  kind: z.literal("github-token"),
  /** `ghp`, `github_pat` */
  prefix: z.enum(["ghp", "gho", "ghu", "ghs", "ghr", "github_pat"]),
  /** SHA-256 in base64: what GitHub's audit log calls `hashed_token`. */
  hash: Digest,
});

/**
 * The part of a credential that names it: the only thing that leaves the browser when somebody pastes one. Closed objects
 * with tight caps, so that nothing else can travel in them.
 */
export const CredentialName = z.discriminatedUnion("kind", [
  KubernetesToken,
  Jwt,
  BootstrapToken,
  AwsAccessKey,
  Certificate,
  SshKey,
  GitHubToken,
]);

export type CredentialName = z.infer<typeof CredentialName>;

/** The name of one kind of credential. */
export type NameOf<Kind extends CredentialName["kind"]> = Extract<CredentialName, { kind: Kind }>;
