const CAUSES = [
  {
    pattern: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|network/i,
    sentence:
      "The package registry could not be reached. Check the network connection, or point npm at a registry or proxy you can reach (`npm config set registry …`, `npm config set proxy …`).",
  },
  {
    pattern: /CERT_|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
    sentence:
      "The registry's certificate is not trusted. Behind a proxy that inspects traffic, set NODE_EXTRA_CA_CERTS to its CA file.",
  },
  { pattern: /ENOSPC|no space left/i, sentence: "The disk is full. Free about 1.5 GB." },
  {
    pattern: /EACCES|EPERM|EROFS/,
    sentence:
      "npm may not write here. Check who owns this directory and npm's cache (`npm config get cache`), and use the same user for every command.",
  },
  {
    pattern: /EUSAGE|in sync/,
    sentence: "package.json and package-lock.json disagree. Restore both from the repository.",
  },
  {
    pattern: /EINTEGRITY/,
    sentence:
      "A package is not the one that was locked. Try `npm cache clean --force`; if it stays, the registry serves something else: do not go on.",
  },
  { pattern: /E40[134]|ETARGET/, sentence: "The registry refused a package or does not have it." },
];

/**
 * Why an `npm ci` failed and what to do, out of what it printed.
 * @param {string} output
 * @param {number | null} exitCode
 */
export function explainNpmFailure(output, exitCode) {
  const errors = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const text = errors.join("\n");
  const cause = CAUSES.find(({ pattern }) => pattern.test(text));
  const said = errors.filter((line) => !/complete log|^npm (error|ERR!) +at /.test(line)).slice(0, 6);
  return [
    `Installing the packages failed (npm ci, exit code ${exitCode ?? "none"}).`,
    cause?.sentence ?? "What npm says is below.",
    "Then run the same command again: it starts the install afresh.",
    ...said.map((line) => `  ${line}`),
  ].join("\n");
}
