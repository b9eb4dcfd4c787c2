import type { ProxyVendor } from "../../src/proxy/index.js";
import type { ProxyProblem } from "../../src/proxy/problem.js";
import { operationsOf, vendors } from "./proxied.js";

/** A request that no vendor may ever see. */
export interface Hostile {
  readonly title: string;
  readonly vendor: ProxyVendor;
  readonly method: string;
  /** What follows the host. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** What the proxy allows. Default: every operation. */
  readonly allow?: readonly string[];
  /** Why it is refused: for what its title says, and nothing else. */
  readonly code: ProxyProblem;
}

type Sent = Pick<Hostile, "headers" | "body">;

/** Requests by their titles, and by why they are refused. */
type Refused = Partial<Record<ProxyProblem, Readonly<Record<string, Sent>>>>;

/** One good request of each vendor: what is hostile differs from it in one thing. */
export const good = {
  polar: { method: "DELETE", path: "/v1/organization-access-tokens/", list: "/v1/organization-access-tokens/" },
  openai: { method: "GET", path: "/organization/invites/", list: "/organization/invites" },
  clerk: { method: "GET", path: "/organizations/", list: "/organizations" },
  permit: { method: "GET", path: "/v2/orgs/", list: "/v2/orgs" },
} as const;

const ids = {
  "no id": "",
  "two slashes": "/a",
  "another segment": "a/b",
  "an encoded slash": "a%2Fb",
  "an encoded slash in lower case": "a%2fb",
  "a slash encoded twice": "a%252Fb",
  "an encoded backslash": "a%5Cb",
  "a backslash": "a\\b",
  "one dot": ".",
  "an encoded dot": "%2e",
  "two dots": "..",
  "two encoded dots": "%2e%2E",
  "two dots encoded twice": "%252e%252e",
  "two dots and a slash, encoded": "..%2f..%2fusers",
  "dots of full width": "%EF%BC%8E%EF%BC%8E",
  "a slash of full width": "a%EF%BC%8Fb",
  "an overlong slash": "a%c0%afb",
  "a null byte": "a%00",
  "a null byte and an extension": "a%00.json",
  "a line break": "a%0d%0aHost:%20evil.example",
  "a tab": "a%09b",
  "a space": "a%20b",
  "a plus": "a+b",
  "a matrix parameter": "a;admin=true",
  "an encoded matrix parameter": "a%3Badmin=true",
  "an encoded question mark": "a%3Flimit=1",
  "an encoded hash": "a%23b",
  "an encoded percent sign": "a%25b",
  "a percent sign that encodes nothing": "a%zzb",
  "a letter beyond ASCII": "org_é",
  "the same letter, encoded": "org_%C3%A9",
  "a letter that folds to k": "%E2%84%AA",
  "a letter that only looks alike": "org_%D0%B0",
  "a direction mark": "%E2%80%AEorg_1",
  "an unreserved letter that is encoded": "org%5F1",
  "a wildcard": "*",
  "a placeholder": "{id}",
  "an at sign": "a@evil.example",
  "a colon": "a:b",
  "a comma": "a,b",
  "an extension": "a.json",
  "an address": "https:%2f%2fevil.example",
  "more than an id can hold": "a".repeat(256),
};

const around = (base: string, path: string) => ({
  "a slash at the end": `${base}${path}a/`,
  "a slash at the beginning": `/${base}${path}a`,
  "a slash more in the middle": `${base}/${path}a`,
  "a host before the path": `//evil.example${base}${path}a`,
  "an address for a path": `/https://evil.example${base}${path}a`,
  "another case": `${base.toUpperCase()}${path}a`,
  "no beginning": `${path}a`,
  "half a beginning": `${base.slice(4)}${path}a`,
  "a beginning that only begins alike": `${base}x${path}a`,
  "the beginning twice": `${base}${base}${path}a`,
  "a matrix parameter before": `${base};x=1${path}a`,
  "an encoded letter before": `${base.replace("api", "%61pi")}${path}a`,
  "dots that lead out": `${base}/..${path}a`,
  "encoded dots that lead out": `${base}/%2e%2e${path}a`,
  "nothing behind the beginning": base,
  "a slash alone behind the beginning": `${base}/`,
  "a sibling of the operation": `${base}${path}a/memberships`,
});

const paths: Hostile[] = vendors.flatMap((vendor) => {
  const { method, path } = good[vendor];
  const base = `/api/${vendor}`;
  // Where a list is asked for, a path without an id is good.
  const isGood = (target: string) => target === `${base}${good[vendor].list}` && method === "GET";
  const withIds = Object.entries(ids).map(([title, id]) => ({
    title: `an id with ${title}`,
    target: base + path + id,
  }));
  const others = Object.entries(around(base, path)).map(([title, target]) => ({
    title: `a path with ${title}`,
    target,
  }));
  return [...withIds, ...others]
    .filter(({ target }) => !isGood(new URL(target, "https://app.example").pathname))
    .map((each) => ({ ...each, vendor, method, code: "unknown_operation" }));
});

const known: Readonly<Record<ProxyVendor, readonly string[]>> = {
  polar: ["GET", "POST"],
  openai: ["GET", "POST"],
  clerk: ["GET", "POST"],
  permit: ["GET", "POST"],
};
const methods: Hostile[] = vendors.flatMap((vendor) =>
  ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND", "LIST", "GETT", "X-GET"]
    .filter((method) => !known[vendor].includes(method))
    .map((method) => ({
      title: `the method ${method}`,
      vendor,
      method,
      target: `/api/${vendor}${good[vendor].list}`,
      headers: { "x-http-method-override": "GET", "x-http-method": "GET", "x-method-override": "GET" },
      code: "unknown_operation",
    })),
);

const json = { "content-type": "application/json" };
const form = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\npng\r\n--b--\r\n';
const upload = { headers: { "content-type": "multipart/form-data; boundary=b" }, body: form };

/** What makes a request for an operation a good one. */
const sentWith: Readonly<Record<string, Sent>> = {
  POST: { headers: json, body: "{}" },
  PATCH: { headers: json, body: "{}" },
  PUT: upload,
};

const unlisted: Hostile[] = (
  [
    [
      "not_allowed",
      [
        ["polar", "POST", "/v1/organization-access-tokens/"],
        ["polar", "PATCH", "/v1/organization-access-tokens/a"],
        ["polar", "DELETE", "/v1/organization-access-tokens/a"],
        ["openai", "POST", "/organization/invites"],
        ["openai", "DELETE", "/organization/invites/a"],
        ["clerk", "POST", "/organizations"],
        ["clerk", "PATCH", "/organizations/a"],
        ["clerk", "PATCH", "/organizations/a/metadata"],
        ["clerk", "PUT", "/organizations/a/logo"],
        ["clerk", "DELETE", "/organizations/a/logo"],
        ["clerk", "DELETE", "/organizations/a"],
        ["permit", "POST", "/v2/orgs"],
        ["permit", "PATCH", "/v2/orgs/a"],
        ["permit", "DELETE", "/v2/orgs/a"],
        ["permit", "GET", "/v2/orgs/a/stats"],
        ["permit", "GET", "/v2/orgs/active/org"],
      ],
    ],
    [
      "unknown_operation",
      [
        ["polar", "GET", "/v1/organizations/"],
        ["openai", "GET", "/organization/admin_api_keys"],
        ["openai", "POST", "/chat/completions"],
        ["clerk", "GET", "/users"],
        ["clerk", "GET", "/jwks"],
        ["permit", "GET", "/v2/api-key/scope"],
      ],
    ],
  ] as const
).flatMap(([code, requests]) =>
  requests.map(([vendor, method, path]) => ({
    title: `an operation that is not listed, ${method} ${path}`,
    vendor,
    method,
    target: `/api/${vendor}${path}`,
    ...sentWith[method],
    allow: operationsOf(vendor).filter((name) => /[lL]ist/.test(name)),
    code,
  })),
);

const overridden: Hostile[] = ["x-http-method-override", "x-http-method", "x-method-override"].flatMap((header) =>
  ["DELETE", "PATCH"].map((method) => ({
    title: `${header}: ${method}`,
    vendor: "clerk" as const,
    method: "POST",
    target: "/api/clerk/organizations/org_1",
    headers: { [header]: method, ...json },
    body: "{}",
    code: "unknown_operation" as const,
  })),
);

const queries: Hostile[] = Object.entries({
  "an unknown parameter": "admin=true",
  "an empty parameter": "&",
  "a parameter without a value": "limit",
  "an empty name": "=1",
  "a parameter twice": "limit=1&limit=2",
  "an array in brackets": "user_id[]=user_1",
  "an array in encoded brackets": "user_id%5B%5D=user_1",
  "an array with an index": "user_id[0]=user_1",
  "a name in camelCase": "userId=user_1",
  "a name in capitals": "USER_ID=user_1",
  "an encoded name": "user%5Fid=user_1",
  "a name with a space before": "%20user_id=user_1",
  "a name with a plus before": "+user_id=user_1",
  "a name with a null byte": "user_id%00=user_1",
  "a name with a dot": "user.id=user_1",
  "an inherited name": "constructor=a",
  "the prototype's name": "__proto__=a",
  "a semicolon between parameters": "limit=1;user_id=user_1",
  "an equals sign in a value": "query=a=b",
  "a plus for a space": "query=a+b",
  "a letter that the functions encode": "query=a:b",
  "a question mark more": "?limit=1",
  "an ampersand more": "limit=1&&offset=1",
  "a null byte": "query=a%00b",
  "a line break": "query=a%0d%0ab",
  "an escape character": "query=%1b",
  "a percent sign that encodes nothing": "query=%zz",
  "half a letter": "query=%C3",
  "an overlong letter": "query=%c0%af",
  "half a surrogate pair": "query=%ED%A0%80",
  "a method": "_method=DELETE",
  "a callback": "callback=alert",
  "a token": "access_token=sk_test_x",
}).map(([title, query]) => ({
  title: `a query with ${title}`,
  vendor: "clerk",
  method: "GET",
  target: `/api/clerk/organizations?${query}`,
  code: "invalid_request",
}));

const bodies: Hostile[] = listed({
  invalid_request: {
    nothing: { headers: json },
    "an empty text": { headers: json, body: "" },
    "no JSON": { headers: json, body: "name=Acme" },
    "half of JSON": { headers: json, body: '{"name":"Acme"' },
    "two values": { headers: json, body: '{"name":"Acme"}{"name":"Eve"}' },
    "a comment": { headers: json, body: '{"name":"Acme"}// {"name":"Eve"}' },
    "a null byte behind it": { headers: json, body: '{"name":"Acme"}\0' },
    "a list": { headers: json, body: "[]" },
    "a text": { headers: json, body: '""' },
    "a number": { headers: json, body: "1" },
    null: { headers: json, body: "null" },
    "bytes that are no text": {
      headers: json,
      body: new TextEncoder().encode('{"name":"a?"}').map((byte) => (byte === 0x3f ? 0xff : byte)),
    },
    "another encoding": { headers: json, body: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) },
    "an unknown field": { headers: json, body: '{"name":"Acme","admin":true}' },
    "a field in camelCase": { headers: json, body: '{"name":"Acme","createdBy":"user_1"}' },
    "a field in capitals": { headers: json, body: '{"name":"Acme","Created_By":"user_1"}' },
    "a field with a letter that folds to k": { headers: json, body: '{"name":"Acme","role_set_\u212aey":"r"}' },
    "a field with a space behind": { headers: json, body: '{"name":"Acme","created_by ":"user_1"}' },
    "the prototype's name": { headers: json, body: '{"__proto__":{"name":"Acme"}}' },
    "an inherited name": { headers: json, body: '{"constructor":{"name":"Acme"}}' },
    "brackets around it in excess": { headers: json, body: `{"name":${"[".repeat(200_000)}${"]".repeat(200_000)}}` },
  },
  too_large: {
    "more bytes than allowed": { headers: json, body: `{"name":"${"a".repeat(2 ** 20)}"}` },
    "more bytes than it says": {
      headers: { ...json, "content-length": "2" },
      body: `{"name":"${"a".repeat(2 ** 20)}"}`,
    },
    "more bytes announced than allowed": {
      headers: { ...json, "content-length": "99999999" },
      body: '{"name":"Acme"}',
    },
  },
  wrong_content_type: {
    "no type": { headers: { "content-type": "" }, body: '{"name":"Acme"}' },
    "the type of a form": {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: '{"name":"Acme"}',
    },
    "the type of text, as forms of other sites send it": {
      headers: { "content-type": "text/plain" },
      body: '{"name":"Acme"}',
    },
    "the type of text with JSON behind it": {
      headers: { "content-type": "text/plain; a=application/json" },
      body: '{"name":"Acme"}',
    },
    "a type that only begins alike": { headers: { "content-type": "application/json-patch+json" }, body: "{}" },
    "two types": { headers: { "content-type": "application/json, text/plain" }, body: '{"name":"Acme"}' },
    "another charset": { headers: { "content-type": "application/json; charset=utf-7" }, body: '{"name":"Acme"}' },
    "a compressed body": { headers: { ...json, "content-encoding": "gzip" }, body: '{"name":"Acme"}' },
  },
}).map(({ title, ...sent }) => ({
  title: `a body with ${title}`,
  vendor: "clerk",
  method: "POST",
  target: "/api/clerk/organizations",
  ...sent,
}));

const uploads: Hostile[] = listed({
  wrong_content_type: {
    "no type": { headers: { "content-type": "" }, body: form },
    "the type of JSON": { headers: json, body: form },
    "a form behind another type": {
      headers: { "content-type": "text/plain; multipart/form-data; boundary=b" },
      body: form,
    },
    "no boundary": { headers: { "content-type": "multipart/form-data" }, body: form },
    "an empty boundary": { headers: { "content-type": "multipart/form-data; boundary=" }, body: form },
    "two boundaries": { headers: { "content-type": "multipart/form-data; boundary=b; boundary=c" }, body: form },
    "a boundary with a space": { headers: { "content-type": "multipart/form-data; boundary=b b" }, body: form },
    "a boundary that is too long": {
      headers: { "content-type": `multipart/form-data; boundary=${"b".repeat(71)}` },
      body: form,
    },
    "another multipart": { headers: { "content-type": "multipart/mixed; boundary=b" }, body: form },
    "a compressed form": {
      headers: { "content-type": "multipart/form-data; boundary=b", "content-encoding": "gzip" },
      body: form,
    },
  },
  invalid_request: {
    nothing: { headers: upload.headers },
  },
  too_large: {
    "more bytes announced than allowed": {
      headers: { ...upload.headers, "content-length": `${12 * 2 ** 20}` },
      body: form,
    },
    "more bytes than allowed": { headers: upload.headers, body: new Uint8Array(11 * 2 ** 20 + 1) },
  },
}).map(({ title, ...sent }) => ({
  title: `an upload with ${title}`,
  vendor: "clerk",
  method: "PUT",
  target: "/api/clerk/organizations/org_1/logo",
  ...sent,
}));

function listed(refused: Refused) {
  return Object.entries(refused).flatMap(([code, requests]) =>
    Object.entries(requests).map(([title, sent]) => ({ title, ...sent, code: code as ProxyProblem })),
  );
}

const misplaced: Hostile[] = [
  {
    title: "a query beside an id",
    vendor: "clerk",
    method: "DELETE",
    target: "/api/clerk/organizations/a?force=true",
    code: "invalid_request",
  },
  {
    title: "a query beside a body",
    vendor: "clerk",
    method: "POST",
    target: "/api/clerk/organizations?name=Eve",
    headers: json,
    body: '{"name":"Acme"}',
    code: "invalid_request",
  },
  {
    title: "a query beside an upload",
    vendor: "clerk",
    method: "PUT",
    target: "/api/clerk/organizations/a/logo?uploader_user_id=user_1",
    ...upload,
    code: "invalid_request",
  },
  {
    title: "an id among the fields of a body",
    vendor: "clerk",
    method: "PATCH",
    target: "/api/clerk/organizations/a",
    headers: json,
    body: '{"organization_id":"b"}',
    code: "invalid_request",
  },
  {
    title: "a path below another vendor's",
    vendor: "clerk",
    method: "GET",
    target: "/api/openai/organizations",
    code: "unknown_operation",
  },
  {
    title: "a route of another vendor",
    vendor: "clerk",
    method: "GET",
    target: "/api/clerk/organization/invites",
    code: "unknown_operation",
  },
  {
    title: "the vendor's version in the path",
    vendor: "clerk",
    method: "GET",
    target: "/api/clerk/v1/organizations",
    code: "unknown_operation",
  },
];

export const hostile: readonly Hostile[] = [
  ...paths,
  ...methods,
  ...unlisted,
  ...overridden,
  ...queries,
  ...bodies,
  ...uploads,
  ...misplaced,
];
