import { request } from "undici";
import { z } from "zod";
import type { Keys } from "./keys.ts";

const METADATA = "http://169.254.169.254/latest/";
const WITHIN_MS = 2000;

const Given = z.object({
  Code: z.literal("Success"),
  AccessKeyId: z.string(),
  SecretAccessKey: z.string(),
  Token: z.string(),
  Expiration: z.iso.datetime({ offset: true }),
});

/**
 * Keys of the role of the instance the worker runs on, by the second version of its metadata service, which needs a token
 * and so cannot be asked through anybody who only hands addresses on. Null: this is no instance, or it has no role.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export async function instanceKeys(signal: AbortSignal, base: string = METADATA): Promise<Keys | null> {
  const ask = async (method: "GET" | "PUT", path: string, headers: Record<string, string>): Promise<string> => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
    const { statusCode, body } = await request(base + path, { method, headers, signal: ends });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`the metadata service answered ${statusCode}`);
    return text.trim();
  };
  try {
    const token = await ask("PUT", "api/token", { "x-aws-ec2-metadata-token-ttl-seconds": "300" });
    const headers = { "x-aws-ec2-metadata-token": token };
    const [role = ""] = (await ask("GET", "meta-data/iam/security-credentials/", headers)).split("\n");
    if (!/^[\w+=,.@-]{1,64}$/.test(role)) return null;
    const said: unknown = JSON.parse(await ask("GET", `meta-data/iam/security-credentials/${role}`, headers));
    const given = Given.parse(said);
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.Token,
      expiration: new Date(given.Expiration),
    };
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
