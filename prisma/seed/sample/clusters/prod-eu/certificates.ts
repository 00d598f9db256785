import { allow } from "#prisma/seed/sample/model/access.ts";
import { secret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";

const READ = "get list watch";

/** Issues TLS certificates and so writes secrets wherever one is asked for. */
const issuer = controller("certificates/cert-issuer", {
  born: 1200,
  rules: [
    allow(`${READ} update patch`, "certificates certificaterequests issuers", { group: "certs.tickets.example" }),
    allow(`${READ} create update delete patch`, "secrets"),
    allow("create patch", "events"),
    allow("approve", "signers", { group: "certificates.k8s.io", names: "issuers.certs.tickets.example/*" }),
  ],
});

/** Puts the issuing authority into webhooks and API services. */
const injector = controller("certificates/cert-issuer-injector", {
  born: 1200,
  rules: [
    allow(READ, "secrets"),
    allow(`${READ} update patch`, "validatingwebhookconfigurations mutatingwebhookconfigurations", {
      group: "admissionregistration.k8s.io",
    }),
    allow(`${READ} update patch`, "customresourcedefinitions", { group: "apiextensions.k8s.io" }),
  ],
});

export const certificates = namespace("certificates", { born: 1210, team: "platform", environment: "production" }, [
  issuer,
  injector,
  secret("issuer-account-key", { born: 1200 }),
  wellRun("certificates/cert-issuer-webhook", {
    team: "platform",
    born: 1200,
    purpose: "Checks certificate requests before the server takes them",
  }),
]);
