import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
} from "@aws-sdk/client-iam";
import { asField, isRecord, plain } from "../json.ts";
import { together, type Listed } from "../listed.ts";
import { IAM } from "../services.ts";
import { ask, gateOf, withDetails, type AccountSession } from "../session.ts";

const GET = "iam:GetOpenIDConnectProvider";

/** Identity providers that an account trusts. Metadata of SAML providers is not asked for. */
export async function readIdentityProviders(account: AccountSession): Promise<Listed> {
  return together(await Promise.all([oidcProviders(account), samlProviders(account)]));
}

async function oidcProviders({ session, id, door }: AccountSession): Promise<Listed> {
  const region = session.settings.endpoint.partition.home;
  const place = { account: id };
  const gate = gateOf(session, GET);
  // A provider without its address and audiences says nothing.
  if (gate) return { rows: [], end: gate };
  const listed = await ask(
    session,
    { door, service: IAM, region },
    {
      ...{ action: "iam:ListOpenIDConnectProviders", place },
      ask: (iam) => iam.call((client, options) => client.send(new ListOpenIDConnectProvidersCommand({}), options)),
      rowsOf: ({ OpenIDConnectProviderList }) =>
        OpenIDConnectProviderList?.map((one) => asField("OidcProviderArn", one?.Arn)),
      nextOf: () => undefined,
    },
  );
  const iam = door.desk(IAM, region);
  return withDetails(session, place, listed, {
    action: GET,
    kind: "identity-providers",
    async of({ OidcProviderArn }) {
      const provider = await iam.call((client, options) =>
        client.send(
          new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: String(OidcProviderArn) }),
          options,
        ),
      );
      return { ...(plain(provider) as Record<string, unknown>), OidcProviderArn };
    },
  });
}

async function samlProviders({ session, id, door }: AccountSession): Promise<Listed> {
  const region = session.settings.endpoint.partition.home;
  const listed = await ask(
    session,
    { door, service: IAM, region },
    {
      ...{ action: "iam:ListSAMLProviders", place: { account: id } },
      ask: (iam) => iam.call((client, options) => client.send(new ListSAMLProvidersCommand({}), options)),
      rowsOf: ({ SAMLProviderList }) => SAMLProviderList,
      nextOf: () => undefined,
    },
  );
  const rows = listed.rows.map((row) => {
    if ("problem" in row || !isRecord(row.value)) return row;
    const { Arn, CreateDate, ValidUntil } = row.value;
    return { ...row, value: { SamlProviderArn: Arn, CreateDate, ValidUntil } };
  });
  return { ...listed, rows };
}
