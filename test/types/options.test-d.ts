import { expectTypeOf, it } from "vitest";
import { ClerkCore } from "../../src/funcs/clerk/index.js";
import { OpenAICore } from "../../src/funcs/openai/index.js";
import { PermitCore } from "../../src/funcs/permit/index.js";
import { organizationAccessTokensList, PolarCore, type PolarOptions } from "../../src/funcs/polar/index.js";
import { PolarCore as SlimPolarCore } from "../../src/funcs/polar/slim.js";
import {
  type CallOptions,
  type Hooks,
  type IncomingResponse,
  type OutgoingRequest,
  type PlannedRetry,
  withBudget,
} from "../../src/index.js";

const absent = undefined;
const polar = new PolarCore();

it("takes the options of a core", () => {
  new PolarCore({ accessToken: "polar_oat_1", server: "sandbox", apiVersion: "2026-04" });
  new PolarCore({ accessToken: () => "polar_oat_1", baseUrl: new URL("https://example.com"), retries: false });
  new PolarCore({ accessToken: async () => "polar_oat_1", headers: async () => ({ cookie: "a", "x-b": absent }) });
  new SlimPolarCore({ fetch, logger: console, logLevel: "debug", validate: "report", retries: { limit: 1 } });
  new OpenAICore({ organization: "org-1", project: "proj_1" });
  new ClerkCore({ apiVersion: "2026-05-12", baseUrl: "/api/clerk" });
  new PermitCore({ server: "eu", allowSecretInBrowser: true, maxResponseBytes: 1000 });
});

it("takes undefined for each of them", () => {
  type Undefined<TOptions> = { [K in keyof TOptions]-?: undefined };

  expectTypeOf<Undefined<PolarOptions>>().toExtend<PolarOptions>();
  expectTypeOf<Undefined<ConstructorParameters<typeof OpenAICore>[0] & object>>().toExtend<
    NonNullable<ConstructorParameters<typeof OpenAICore>[0]>
  >();
  expectTypeOf<Undefined<CallOptions>>().toExtend<CallOptions>();
  expectTypeOf<Undefined<Hooks>>().toExtend<Hooks>();
  new PolarCore(absent);
  withBudget(polar, { deadlineMs: absent, retries: absent });
});

it("takes no option that is misspelt, another vendor's, or of another type", () => {
  // @ts-expect-error: misspelt
  new PolarCore({ acessToken: "polar_oat_1" });
  // @ts-expect-error: in snake case
  new PolarCore({ access_token: "polar_oat_1" });
  // @ts-expect-error: another vendor's
  new PolarCore({ organization: "org-1" });
  // @ts-expect-error: another vendor's
  new ClerkCore({ server: "sandbox" });
  // @ts-expect-error: another vendor's server
  new PermitCore({ server: "sandbox" });
  // @ts-expect-error: another vendor's server
  new PolarCore({ server: "eu" });
  // @ts-expect-error: a version is a text
  new PolarCore({ apiVersion: 202604 });
  // @ts-expect-error: a token is a text
  new PolarCore({ accessToken: 5 });
  // @ts-expect-error: a token function gives a text
  new PolarCore({ accessToken: () => 5 });
  // @ts-expect-error: true says nothing
  new PolarCore({ retries: true });
  // @ts-expect-error: misspelt within
  new PolarCore({ retries: { max: 2 } });
  // @ts-expect-error: not a level
  new PolarCore({ logLevel: "trace" });
  // @ts-expect-error: not a mode
  new PolarCore({ validate: "loose" });
  // @ts-expect-error: not a hook
  new PolarCore({ hooks: { onError: () => {} } });
  // @ts-expect-error: misspelt
  withBudget(polar, { deadline: 5 });
});

it("takes the options of a call", () => {
  const { signal } = new AbortController();

  organizationAccessTokensList(polar, {}, { signal, timeoutMs: 1, deadlineMs: 1, retries: 1, validate: "off" });
  organizationAccessTokensList(
    polar,
    {},
    { headers: { cookie: "a" }, fetchOptions: { keepalive: true, dispatcher: {} } },
  );
  // @ts-expect-error: an option of cores alone
  organizationAccessTokensList(polar, {}, { accessToken: "polar_oat_1" });
  // @ts-expect-error: misspelt
  organizationAccessTokensList(polar, {}, { timeout: 5 });
  // @ts-expect-error: headers of a call are no function
  organizationAccessTokensList(polar, {}, { headers: () => ({}) });
  // @ts-expect-error: the operation has its method
  organizationAccessTokensList(polar, {}, { fetchOptions: { method: "DELETE" } });
  // @ts-expect-error: the operation has its body
  organizationAccessTokensList(polar, {}, { fetchOptions: { body: "x" } });
  // @ts-expect-error: redirects are not followed
  organizationAccessTokensList(polar, {}, { fetchOptions: { redirect: "follow" } });
  // @ts-expect-error: the signal is an option of its own
  organizationAccessTokensList(polar, {}, { fetchOptions: { signal } });
});

it("tells hooks what they see", () => {
  new PolarCore({
    hooks: {
      beforeRequest: (request) => expectTypeOf(request).toEqualTypeOf<OutgoingRequest>(),
      afterResponse: (response) => expectTypeOf(response).toEqualTypeOf<IncomingResponse>(),
      onRetry: (retry) => expectTypeOf(retry).toEqualTypeOf<PlannedRetry>(),
    },
  });
  expectTypeOf<PlannedRetry["status"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<OutgoingRequest["headers"]>().toEqualTypeOf<Headers>();
});

it("keeps the type of a core that gets a budget", () => {
  expectTypeOf(withBudget(polar, {})).toEqualTypeOf<PolarCore>();
  expectTypeOf(withBudget(new SlimPolarCore(), {})).toEqualTypeOf<SlimPolarCore>();
});

it("lets nobody change a core", () => {
  // @ts-expect-error: a core is frozen
  polar.vendor = "polar";
  expectTypeOf(polar.vendor).toEqualTypeOf<"polar">();
});
