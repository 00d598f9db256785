import { z } from "zod";
import { cut } from "#collectors/shared/text.ts";
import { readAnswer } from "./answer-pieces.ts";
import type { ApiClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";

/** Text of a stranger for one line: cut, and nothing but what can be seen. */
const Line = z.string().transform((text) => cut(text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim(), 300));

export const Version = z.object({ gitVersion: Line });

export const SelfSubjectReview = z.object({ status: z.object({ userInfo: z.object({ username: Line }) }) });

export const SelfSubjectAccessReview = z.object({
  status: z.object({ allowed: z.boolean(), reason: Line.optional(), evaluationError: Line.optional() }),
});

const Texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

export const SelfSubjectRulesReview = z.object({
  status: z.object({
    incomplete: z.boolean().default(false),
    resourceRules: z
      .array(z.object({ verbs: Texts, apiGroups: Texts, resources: Texts, resourceNames: Texts }))
      .nullish()
      .transform((rules) => rules ?? []),
    nonResourceRules: z
      .array(z.object({ verbs: Texts, nonResourceURLs: Texts }))
      .nullish()
      .transform((rules) => rules ?? []),
  }),
});

/** Asks for one small JSON object; null when it is not as expected. @throws CallFault */
export async function ask<Type extends z.ZodType>(
  client: ApiClient,
  path: string,
  type: Type,
  body?: object,
): Promise<z.output<Type> | null> {
  const call = body === undefined ? { path } : { path, body };
  const shell = await client.askPatiently(call, (text) =>
    readAnswer(text, { kind: "", apiVersion: "" }, () => undefined),
  );
  const parsed = type.safeParse(shell);
  return parsed.success ? parsed.data : null;
}

/** Asks the cluster something about the credential itself; null when it does not answer that. */
export async function review<Type extends z.ZodType>(
  client: ApiClient,
  group: string,
  kind: string,
  spec: object,
  type: Type,
): Promise<z.output<Type> | null> {
  try {
    const body = { apiVersion: `${group}/v1`, kind, ...(Object.keys(spec).length === 0 ? {} : { spec }) };
    return await ask(client, `/apis/${group}/v1/${kind.toLowerCase()}s`, type, body);
  } catch (error) {
    if (error instanceof CallFault) return null;
    throw error;
  }
}
