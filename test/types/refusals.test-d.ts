import { expectTypeOf, it } from "vitest";
import type * as clerk from "../../src/funcs/clerk/index.js";
import type * as openai from "../../src/funcs/openai/index.js";
import type * as permit from "../../src/funcs/permit/index.js";
import type * as polar from "../../src/funcs/polar/index.js";
import type { Err, HttpError } from "../../src/index.js";

type AnyFunction = (...args: never) => unknown;

/** The refusals that the result of a function may hold. */
type Refusal<TFunction extends AnyFunction> = Extract<
  Extract<Awaited<ReturnType<TFunction>>, Err<unknown>>["error"],
  HttpError
>;

/** What `status` narrows `body` to, for each status of a function. */
type Bodies<TFunction> = TFunction extends AnyFunction
  ? { [TError in Refusal<TFunction> as TError["status"]]: TError["body"] }
  : never;

/** The bodies of every function of a vendor. */
type Refusals<TVendor> = {
  [TName in keyof TVendor as TVendor[TName] extends AnyFunction ? TName : never]: Bodies<TVendor[TName]>;
};

type At<TTable, TKey, TElse> = TKey extends keyof TTable ? TTable[TKey] : TElse;
type Key<TTables> = TTables extends unknown ? keyof TTables & (string | number) : never;
type IsSame<TOne, TOther> = (<T>() => T extends TOne ? 1 : 2) extends <T>() => T extends TOther ? 1 : 2 ? true : false;

/** The statuses under which two tables differ, after a name. */
type Differing<TName extends string, TFound, TStated> = {
  [TKey in Key<TFound | TStated>]: IsSame<At<TFound, TKey, "absent">, At<TStated, TKey, "absent">> extends true
    ? never
    : `${TName} ${TKey}`;
}[Key<TFound | TStated>];

/** Each function and status whose body is not as stated, such as `"inviteUser 401"`, or `never`. */
type Misstated<TVendor, TStated, TFound = Refusals<TVendor>> = {
  [TName in Key<TFound | TStated> & string]: Differing<TName, At<TFound, TName, object>, At<TStated, TName, object>>;
}[Key<TFound | TStated> & string];

it("finds what is not as stated", () => {
  type Vendor = { get: () => Promise<Err<HttpError<401, string> | HttpError<404, { a?: 1 }>>> };
  // biome-ignore lint/suspicious/noExplicitAny: it would pass for everything
  type Hole = any;

  expectTypeOf<Misstated<Vendor, { get: { 401: string; 404: { a?: 1 } } }>>().toEqualTypeOf<never>();
  expectTypeOf<Misstated<Vendor, { get: { 401: Hole; 404: { a?: Hole } } }>>().toEqualTypeOf<"get 401" | "get 404">();
  expectTypeOf<Misstated<Vendor, { get: { 401: string; 404: { a: 1 } } }>>().toEqualTypeOf<"get 404">();
  expectTypeOf<Misstated<Vendor, { get: { 401: string } }>>().toEqualTypeOf<"get 404">();
  expectTypeOf<Misstated<Vendor, { get: { 401: string; 404: { a?: 1 }; 409: 1 } }>>().toEqualTypeOf<"get 409">();
  expectTypeOf<Misstated<Vendor, object>>().toEqualTypeOf<"get 401" | "get 404">();
  expectTypeOf<Misstated<object, { get: { 401: string } }>>().toEqualTypeOf<"get 401">();
});

it("narrows the bodies of Polar", () => {
  type Always = { 401: polar.Unauthorized; 422: polar.HTTPValidationError; 429: undefined };
  type Functions = {
    organizationAccessTokensList: Always & { 403: polar.Forbidden };
    organizationAccessTokensCreate: Always & { 403: polar.ForbiddenToWrite };
    organizationAccessTokensUpdate: Always & { 403: polar.ForbiddenToWrite; 404: polar.ResourceNotFound };
    organizationAccessTokensDelete: Always & { 403: polar.Forbidden; 404: polar.ResourceNotFound };
  };

  expectTypeOf<never>().toEqualTypeOf<Misstated<typeof polar, Functions>>();
});

it("narrows the bodies of OpenAI", () => {
  type Always = {
    400: openai.BadRequest;
    401: openai.Unauthorized;
    403: openai.Forbidden;
    429: openai.TooManyRequests;
  };
  type Functions = {
    listInvites: Always & { 404: openai.NotFound };
    inviteUser: Always;
    retrieveInvite: Always & { 404: openai.NotFound; 500: openai.ServerError };
    deleteInvite: Always & { 404: openai.NotFound };
  };

  expectTypeOf<never>().toEqualTypeOf<Misstated<typeof openai, Functions>>();
});

it("narrows the bodies of Clerk", () => {
  type Always = {
    400: clerk.BadRequest;
    401: clerk.AuthenticationInvalid;
    403: clerk.AuthorizationInvalid;
    429: clerk.TooManyRequests;
    500: clerk.InternalError;
    503: clerk.ServiceUnavailable;
    504: clerk.GatewayTimeout;
  };
  type Changing = Always & { 404: clerk.ResourceNotFound; 409: clerk.ResourceLocked };
  type WithBody = { 413: clerk.ContentTooLarge; 415: clerk.UnsupportedContentType };
  type Checked = { 422: clerk.UnprocessableEntity };
  type Paid = { 402: clerk.PaymentRequired };
  type Functions = {
    listOrganizations: Always & Checked;
    createOrganization: Always & WithBody & Checked & Paid;
    getOrganization: Always & { 404: clerk.ResourceNotFound };
    updateOrganization: Changing & WithBody & Checked & Paid;
    mergeOrganizationMetadata: Changing & WithBody & Checked;
    uploadOrganizationLogo: Changing & WithBody;
    deleteOrganizationLogo: Changing;
    deleteOrganization: Changing;
  };

  expectTypeOf<never>().toEqualTypeOf<Misstated<typeof clerk, Functions>>();
});

it("narrows the bodies of Permit", () => {
  type Always = Record<400 | 401 | 403 | 500 | 502 | 503 | 504, permit.ErrorDetails> & {
    422: permit.HTTPValidationError;
    429: permit.RateLimited;
  };
  type Missing = { 404: permit.ErrorDetails };
  type Conflicting = { 409: permit.ErrorDetails };
  type Functions = {
    listOrganizations: Always;
    createOrganization: Always & Conflicting;
    getOrganization: Always & Missing;
    getActiveOrganization: Always & Missing;
    statsOrganization: Always & Missing;
    updateOrganization: Always & Missing;
    deleteOrganization: Always & Missing & Conflicting;
  };

  expectTypeOf<never>().toEqualTypeOf<Misstated<typeof permit, Functions>>();
});
