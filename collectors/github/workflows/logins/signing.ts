import type { Step } from "../step.ts";
import { fixed, type Login, type ReadLogin } from "./login.ts";

/**
 * Who a keyless signature names: the workflow file at the ref of the run, called or not.
 * @see https://docs.sigstore.dev/certificate_authority/oidc-in-fulcio/#github
 */
export function keylessSigner(step: Step, by?: string): Login {
  const { owner, repository, path } = step.place;
  const value = fixed(step.line, `https://github.com/${owner}/${repository}/${path}@*`);
  return { system: "sigstore", kind: "signer", value, credentials: [], ...(by === undefined ? {} : { by }) };
}

/** @see https://github.com/actions/attest */
export const attest: ReadLogin = (step) => [keylessSigner(step)];

/** Installing the signer logs in to nothing; where the job may ask for an OIDC token, it is there to sign with it. */
export const cosignInstaller: ReadLogin = (step) => (step.idToken === "write" ? [keylessSigner(step)] : []);
