import type { OidcProviderContent, SamlProviderContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { nameIn } from "../names.ts";
import { arnAlias, eachRow, factIn, given, sorted, type RowView } from "./view.ts";

type Provider = DocumentOf<"identity-providers">;

/** Whose tokens and assertions an account accepts. The address of an OIDC provider is part of its ARN. */
export const identityProviders = eachRow<Provider>(
  (provider) => ("OidcProviderArn" in provider ? provider.OidcProviderArn : provider.SamlProviderArn),
  (row, provider) => ["OidcProviderArn" in provider ? oidcFact(row, provider) : samlFact(row, provider)],
);

function oidcFact(row: RowView, provider: Extract<Provider, { OidcProviderArn: string }>) {
  const { OidcProviderArn: arn, ClientIDList, ThumbprintList } = provider;
  const url = nameIn(arn);
  return factIn(row, "resource", "oidc-provider", {
    key: arn,
    alias: arnAlias(row, "oidc-provider", arn),
    name: url,
    content: given<OidcProviderContent>({
      arn,
      url: (provider.Url ?? url).replace(/^https:\/\//, ""),
      clientIds: ClientIDList ? sorted(ClientIDList) : undefined,
      thumbprints: ThumbprintList ? sorted(ThumbprintList) : undefined,
      created: provider.CreateDate ?? undefined,
    }),
  });
}

function samlFact(row: RowView, provider: Extract<Provider, { SamlProviderArn: string }>) {
  const { SamlProviderArn: arn, CreateDate, ValidUntil } = provider;
  return factIn(row, "resource", "saml-provider", {
    key: arn,
    alias: arnAlias(row, "saml-provider", arn),
    name: nameIn(arn),
    content: given<SamlProviderContent>({ arn, created: CreateDate ?? undefined, validUntil: ValidUntil ?? undefined }),
  });
}
