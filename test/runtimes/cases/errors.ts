import { type AnyError, categorize, type Result, unwrap } from "orgkit";
import { createOrganization, getOrganization } from "orgkit/clerk";
import { inviteUser } from "orgkit/openai";
import { getOrganization as getAtPermit } from "orgkit/permit";
import { organizationAccessTokensCreate, organizationAccessTokensList } from "orgkit/polar";
import type { Fault } from "orgkit/sandbox";
import { type Check, errorOf, expectShows, matches } from "../expect.ts";
import { type AnyOptions, type Place, tokens } from "../place.ts";
import type { Case, Cases } from "../suite.ts";

const person = { email: "ada@example.com", role: "reader" as const, projects: [] };
const list = ({ polar }: Place, options?: AnyOptions) => organizationAccessTokensList(polar(options));
const isPage = "document" in globalThis;
const hasName: Check = matches(/\w/);

/** Expects an error whose plain data and own fields show the same, and that can be thrown. */
const fails =
  (call: (place: Place) => Promise<Result<unknown, AnyError>>, category: string, shows: object): Case =>
  async (place) => {
    const result = await call(place);
    const error = errorOf(result);
    expectShows(error, { message: matches(/\.$/), mayHaveTakenEffect: false, ...shows });
    expectShows([categorize(error), error instanceof Error], [category, true]);
    expectShows(JSON.parse(JSON.stringify(error)), { name: error.name, message: error.message });
    try {
      unwrap(result);
    } catch (thrown) {
      return expectShows(thrown, (it: unknown) => it === error);
    }
    throw new Error("unwrap threw nothing");
  };

/** Expects an error after a fault, at a vendor that is asked once. */
const failsAfter = (fault: Fault, category: string, shows: object, options?: AnyOptions): Case =>
  fails(
    async (place) => {
      await place.addFault({ vendor: "polar", times: "always", ...fault });
      return list(place, { retries: false, ...options });
    },
    category,
    shows,
  );

/** Each error, as the runtime's own fetch brings it about. */
export const errors: Cases = {
  "a wrong request is a RequestValidationError": fails(
    ({ polar }) => organizationAccessTokensCreate(polar(), { comment: "a", scopes: 5 as never }),
    "invalid",
    { name: "RequestValidationError", issues: [{ path: "scopes" }] },
  ),
  "a wrong option is a RequestValidationError": fails((place) => list(place, { timeoutMs: -1 }), "invalid", {
    name: "RequestValidationError",
    issues: [{ path: "core.timeoutMs" }],
  }),
  "no token is a CredentialError": fails((place) => list(place, { accessToken: "" }), "auth", {
    name: "CredentialError",
    reason: "missing",
  }),
  "a failing token function is a CredentialError": fails(
    (place) => list(place, { accessToken: () => Promise.reject(new Error("no vault")) }),
    "auth",
    { name: "CredentialError", reason: "failed" },
  ),
  "a lost connection is a ConnectionError": failsAfter({ drop: true }, "network", {
    name: "ConnectionError",
    cause: { name: hasName, message: hasName },
  }),
  "a body that breaks off is a ConnectionError": failsAfter({ drop: "body" }, "network", { name: "ConnectionError" }),
  "a port where nobody listens is a ConnectionError": fails(
    (place) => list(place, { baseUrl: "http://127.0.0.1:2", retries: false }),
    "network",
    { name: "ConnectionError" },
  ),
  "an answer over maxResponseBytes is a ConnectionError": failsAfter(
    { body: "a".repeat(20_000) },
    "network",
    { name: "ConnectionError" },
    { maxResponseBytes: 10_000 },
  ),
  "an answer over maxResponseBytes is asked for once, and the error names the limit": async (place) => {
    await place.addFault({ vendor: "polar", body: "a".repeat(20_000), times: "always" });
    const result = await list(place, { maxResponseBytes: 10_000, retries: { limit: 1, baseDelayMs: 0 } });
    expectShows(errorOf(result).message, matches(/over 10000 bytes/));
    expectShows(result.meta.attempts, 1);
  },
  "an answer within maxResponseBytes is read": async (place) => {
    unwrap(await list(place, { maxResponseBytes: 10_000 }));
  },
  "a redirect is not followed": failsAfter(
    { status: 307, headers: { location: "/clerk/v1/organizations" } },
    isPage ? "network" : "unknown",
    isPage ? { name: "ConnectionError" } : { name: "UnexpectedStatusError", status: 307 },
  ),
  "a refusal of Polar's is an HttpError": failsAfter({ status: 401 }, "auth", {
    name: "HttpError",
    status: 401,
    body: { error: "invalid_token" },
  }),
  "a refusal of OpenAI's is an HttpError": fails(
    async ({ openai }) => {
      unwrap(await inviteUser(openai(), person));
      return inviteUser(openai(), person);
    },
    "invalid",
    { name: "HttpError", status: 400, vendor: "openai", body: { error: { message: hasName } } },
  ),
  "a refusal of Clerk's is an HttpError": fails(
    async ({ clerk }) => {
      unwrap(await createOrganization(clerk(), { name: "Acme", slug: "acme" }));
      return createOrganization(clerk(), { name: "Acme", slug: "acme" });
    },
    "conflict",
    { name: "HttpError", body: { errors: [{ code: "form_identifier_exists", longMessage: hasName }] } },
  ),
  "a refusal of Permit's is an HttpError": fails(
    ({ permit }) => getAtPermit(permit(), { orgId: "nobody" }),
    "notFound",
    { name: "HttpError", status: 404, operation: "permit.getOrganization", body: { errorCode: hasName } },
  ),
  "a status that is not documented is an UnexpectedStatusError": failsAfter(
    { status: 502, body: "<h1>Bad Gateway</h1>" },
    "server",
    { name: "UnexpectedStatusError", status: 502, body: "<h1>Bad Gateway</h1>" },
  ),
  "an answer that is none of the vendor's is a ResponseValidationError": failsAfter(
    { body: "<h1>Welcome to the hotel WiFi</h1>" },
    "unknown",
    { name: "ResponseValidationError", issues: (issues: unknown) => (issues as []).length > 0 },
  ),
  "a custom fetch that fails is an UnexpectedError": fails(
    (place) => list(place, { fetch: () => Promise.reject(new Error("a bug")), retries: false }),
    "unknown",
    { name: "UnexpectedError", cause: { name: "Error", message: "a bug" } },
  ),
  "a hook that fails is an UnexpectedError": fails(
    (place) =>
      list(place, {
        hooks: {
          beforeRequest() {
            throw new Error("a bug");
          },
        },
      }),
    "unknown",
    { name: "UnexpectedError" },
  ),
  "a create that was never sent had no effect, where the platform tells": async ({ clerk }) => {
    const result = await createOrganization(clerk({ baseUrl: "http://127.0.0.1:2" }), { name: "Acme" });
    // Browsers and workerd give neither a code nor words for a refused connection.
    const isSilent = "document" in globalThis || globalThis.navigator?.userAgent === "Cloudflare-Workers";
    expectShows(errorOf(result), { name: "ConnectionError", mayHaveTakenEffect: isSilent });
  },
  "a create that ends in silence may have taken effect": async ({ clerk, addFault }) => {
    await addFault({ operation: "clerk.createOrganization", drop: "response", times: "always" });
    const error = errorOf(await createOrganization(clerk(), { name: "Acme", slug: "acme" }));
    expectShows(error, { name: "ConnectionError", mayHaveTakenEffect: true });
    unwrap(await getOrganization(clerk(), { organizationId: "acme" }));
  },
  "a token that the vendor does not know is refused": fails(
    (place) => list(place, { accessToken: `not-${tokens.polar}` }),
    "auth",
    { name: "HttpError", status: 401 },
  ),
};
