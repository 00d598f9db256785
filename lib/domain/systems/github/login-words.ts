import type { Identity } from "./workflows/identity.ts";
import { textOf } from "./job-words.ts";

const SYSTEMS: Record<Identity["system"], string> = {
  aws: "AWS",
  azure: "Azure",
  cloudflare: "Cloudflare",
  docker: "a container registry",
  gcp: "Google Cloud",
  github: "GitHub",
  kubernetes: "a Kubernetes cluster",
  npm: "npm",
  crates: "crates.io",
  pypi: "PyPI",
  rubygems: "RubyGems",
  sigstore: "Sigstore",
  ssh: "a server by SSH",
  terraform: "Terraform",
  vault: "Vault",
};

/** Where a step signs in: `AWS`. */
export function systemWords(system: Identity["system"]): string {
  return Object.hasOwn(SYSTEMS, system) ? SYSTEMS[system] : system;
}

/** What a step becomes, in a clause: `sign in to AWS as the role arn:…, without a stored key`. */
export function loginWords({ system, kind, value, static: isStatic, literal }: Identity): string {
  const as = value === null ? "" : ` as the ${kind.replaceAll("-", " ")} ${textOf(value)}`;
  const how = literal
    ? ", with a credential written out in the file"
    : isStatic
      ? ", with a stored credential"
      : ", without a stored credential";
  const verb = system === "sigstore" ? "sign artifacts by" : "sign in to";
  return `${verb} ${systemWords(system)}${as}${how}`;
}
