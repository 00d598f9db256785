/** What of a service stands for "some resource" where a policy says `*`. */
const SAMPLES: Readonly<Record<string, (account: string) => string>> = {
  iam: (account) => `arn:aws:iam::${account}:role/rollcall-example`,
  s3: () => "arn:aws:s3:::rollcall-example/example",
  sts: (account) => `arn:aws:iam::${account}:role/rollcall-example`,
};

/**
 * A resource that a pattern matches, with every wildcard as some text. A denial that names other resources does not take
 * this one away, so the answer is that of some resource and not of all.
 */
export function sampleOf(pattern: string, action: string, account: string): string {
  const service = action.slice(0, action.indexOf(":"));
  if (pattern === "*") {
    const make = Object.hasOwn(SAMPLES, service) ? SAMPLES[service] : undefined;
    return make ? make(account) : `arn:aws:${service}:us-east-1:${account}:rollcall-example/example`;
  }
  return pattern.replaceAll(/\*+/g, "rollcall-example").replaceAll("?", "x");
}
