import { createHash, createHmac } from "node:crypto";

/** A signed token with these claims, and the signature apart. Made of its claims alone: the same each time. */
export function makeToken(claims: object, header: object = { alg: "HS256", typ: "JWT" }) {
  const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = createHash("sha256").update(body).digest();
  const signature = createHmac("sha512", key).update(body).digest("base64url");
  return { token: `${body}.${signature}`, signature };
}

/** The claims of a token that the API server gives a pod. */
export function boundClaims(namespace: string, account: string, uid: string) {
  return {
    aud: ["https://kubernetes.default.svc.cluster.local"],
    exp: 1_794_200_400,
    iat: 1_794_196_800,
    iss: "https://kubernetes.default.svc.cluster.local",
    jti: "0f7b0d3e-6a8c-4c45-9d5a-40a52c4a5f0d",
    "kubernetes.io": {
      namespace,
      node: { name: "node-1", uid: "5b0a1d4c-0b5e-4c1f-8c77-0c5be3a1b0c2" },
      pod: { name: `${account}-7d9f`, uid: "93a1b5f3-cc0f-4f0c-b2c8-1c62f1bb2f70" },
      serviceaccount: { name: account, uid },
    },
    nbf: 1_794_196_800,
    sub: `system:serviceaccount:${namespace}:${account}`,
  };
}

/** The claims of a token that lies in a Secret and has no end. */
export function legacyClaims(namespace: string, account: string, uid: string, secret: string) {
  return {
    iss: "kubernetes/serviceaccount",
    "kubernetes.io/serviceaccount/namespace": namespace,
    "kubernetes.io/serviceaccount/secret.name": secret,
    "kubernetes.io/serviceaccount/service-account.name": account,
    "kubernetes.io/serviceaccount/service-account.uid": uid,
    sub: `system:serviceaccount:${namespace}:${account}`,
  };
}
