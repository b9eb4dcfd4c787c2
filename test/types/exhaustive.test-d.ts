import { expectTypeOf, it } from "vitest";
import type { ListOrganizationsError } from "../../src/funcs/clerk/index.js";
import type { ListInvitesError } from "../../src/funcs/openai/index.js";
import type { ListOrganizationsError as ListPermitError } from "../../src/funcs/permit/index.js";
import type { OrganizationAccessTokensUpdateError } from "../../src/funcs/polar/index.js";
import { type AnyError, type Category, categorize } from "../../src/index.js";

it("lets a switch over the name handle every error", () => {
  const describe = (error: OrganizationAccessTokensUpdateError): string | number => {
    switch (error.name) {
      case "RequestValidationError":
      case "ResponseValidationError":
        return error.issues.length;
      case "CredentialError":
        return error.reason;
      case "ConnectionError":
      case "UnexpectedError":
        return error.cause.message;
      case "TimeoutError":
        return error.limit;
      case "AbortError":
        return error.message;
      case "UnexpectedStatusError":
        return error.status;
      case "HttpError":
        switch (error.status) {
          case 401:
          case 403:
          case 404:
            return error.body.error;
          case 422:
            return error.body.detail?.length ?? 0;
          case 429:
            return error.retryAfterMs ?? 0;
          default:
            return error satisfies never;
        }
      default:
        return error satisfies never;
    }
  };

  expectTypeOf(describe).returns.toEqualTypeOf<string | number>();
});

it("misses an error that a switch forgets", () => {
  const forget = (error: OrganizationAccessTokensUpdateError): string => {
    switch (error.name) {
      case "HttpError":
        return "refused";
      default:
        // @ts-expect-error: eight errors are left
        return error satisfies never;
    }
  };

  expectTypeOf(forget).returns.toEqualTypeOf<string>();
});

it("gives all operations the same names", () => {
  type Names =
    | "RequestValidationError"
    | "CredentialError"
    | "ConnectionError"
    | "TimeoutError"
    | "AbortError"
    | "HttpError"
    | "UnexpectedStatusError"
    | "ResponseValidationError"
    | "UnexpectedError";

  expectTypeOf<OrganizationAccessTokensUpdateError["name"]>().toEqualTypeOf<Names>();
  expectTypeOf<ListOrganizationsError["name"]>().toEqualTypeOf<Names>();
  expectTypeOf<ListInvitesError["name"]>().toEqualTypeOf<Names>();
  expectTypeOf<ListPermitError["name"]>().toEqualTypeOf<Names>();
  expectTypeOf<AnyError["name"]>().toEqualTypeOf<Names>();
});

it("has a category for every error of every vendor", () => {
  type Every = OrganizationAccessTokensUpdateError | ListOrganizationsError | ListInvitesError | ListPermitError;

  expectTypeOf<Every>().toExtend<AnyError>();
  expectTypeOf(categorize).parameter(0).toEqualTypeOf<AnyError>();
  expectTypeOf<Category>().toEqualTypeOf<
    | "auth"
    | "permission"
    | "notFound"
    | "conflict"
    | "invalid"
    | "rateLimited"
    | "server"
    | "network"
    | "timeout"
    | "aborted"
    | "unknown"
  >();
});
