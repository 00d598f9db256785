/** How a service is spoken to. */
export type Protocol = "query" | "ec2" | "json" | "rest";

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  iam: "query",
  sts: "query",
  ec2: "ec2",
  eks: "rest",
  lambda: "rest",
};

export function protocolOf(service: string): Protocol {
  return PROTOCOLS[service] ?? "json";
}

/** An answer of the SDK's shape as it goes over the wire: without what the SDK adds. */
export function serialize(service: string, operation: string, output: object): { text: string; type: string } {
  const protocol = protocolOf(service);
  if (protocol === "query") {
    const result = `<${operation}Result>${xmlOf(output)}</${operation}Result>`;
    const text = `<${operation}Response xmlns="https://${service}.amazonaws.com/doc/">${result}<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${operation}Response>`;
    return { text, type: "text/xml" };
  }
  if (protocol === "ec2") {
    return { text: `<${operation}Response>${ec2Of(output)}</${operation}Response>`, type: "text/xml" };
  }
  const text = JSON.stringify(output, (_, value: unknown) => value);
  return {
    text: text.replace(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_, time: string) => String(Date.parse(time) / 1000)),
    type: JSON_TYPE,
  };
}

export const JSON_TYPE = "application/x-amz-json-1.1";

/** An error of AWS as the service says it. */
export function serializeError(service: string, code: string, message: string): { text: string; type: string } {
  switch (protocolOf(service)) {
    case "query":
      return {
        text: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        type: "text/xml",
      };
    case "ec2":
      return {
        text: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>1</RequestID></Response>`,
        type: "text/xml",
      };
    default:
      return { text: JSON.stringify({ __type: code, message, code }), type: JSON_TYPE };
  }
}

/** Lists hold `member`, maps hold `entry`; AWS's query protocol. */
function xmlOf(value: object): string {
  return Object.entries(value)
    .map(([name, inner]) => (inner === undefined || inner === null ? "" : `<${name}>${content(name, inner)}</${name}>`))
    .join("");
}

function content(name: string, value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => `<member>${content("", one)}</member>`).join("");
  if (typeof value !== "object" || value === null) return escape(String(value));
  if (name !== "SummaryMap") return xmlOf(value);
  const entries = Object.entries(value as Record<string, number>);
  return entries.map(([key, count]) => `<entry><key>${key}</key><value>${count}</value></entry>`).join("");
}

const EC2_NAMES: Readonly<Record<string, string>> = {
  Regions: "regionInfo",
  Reservations: "reservationSet",
  Instances: "instancesSet",
  State: "instanceState",
};

/** Names begin small and lists hold `item`; AWS's protocol of EC2. */
function ec2Of(value: object): string {
  return Object.entries(value)
    .map(([name, inner]) => {
      if (inner === undefined || inner === null) return "";
      const own = EC2_NAMES[name] ?? name.charAt(0).toLowerCase() + name.slice(1);
      const items = (all: unknown[]) =>
        all.map((one) => `<item>${typeof one === "object" && one ? ec2Of(one) : escape(String(one))}</item>`).join("");
      const text = Array.isArray(inner)
        ? items(inner)
        : typeof inner === "object"
          ? ec2Of(inner as object)
          : escape(String(inner));
      return `<${own}>${text}</${own}>`;
    })
    .join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
