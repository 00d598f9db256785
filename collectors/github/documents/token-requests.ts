import { TOKEN } from "./fine-grained-tokens.ts";
import { document, Time } from "./parts.ts";

/** `GET /orgs/{org}/personal-access-token-requests` with `…/{pat_request_id}/repositories`; the reason is not kept. */
export const TokenRequest = document({ ...TOKEN, created_at: Time.nullish() });
