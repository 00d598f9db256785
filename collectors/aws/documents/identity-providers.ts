import { z } from "zod";
import { Arn, document, listOf, Name, Tags, Time } from "./parts.ts";

/** `GetOpenIDConnectProvider` with its ARN; of a file that only lists them, the ARN alone. */
const OidcProvider = document({
  OidcProviderArn: Arn,
  Url: Name.nullish(),
  ClientIDList: listOf(Name).nullish(),
  ThumbprintList: listOf(Name).nullish(),
  CreateDate: Time.nullish(),
  Tags: Tags.nullish(),
});

/** `ListSAMLProviders`: the metadata, which only another call would give, is never asked for. */
const SamlProvider = document({
  SamlProviderArn: Arn,
  CreateDate: Time.nullish(),
  ValidUntil: Time.nullish(),
});

export const IdentityProvider = z.union([OidcProvider, SamlProvider]);
